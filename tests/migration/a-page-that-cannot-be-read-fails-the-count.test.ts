import { expect, test } from 'vitest'
import { toFailure } from '../../src/shared/failure.ts'
import { page } from '../dump/elf-builder.ts'
import { failureOf } from '../dump/fixtures.ts'
import { buildKdump } from '../dump/kdump/builder.ts'
import { countAlone, makeCounter } from './counter.ts'
import { guest } from './engine.ts'

test('threads tell the same as one alone would', async () => {
  await using counter = makeCounter()
  const broken = { frame: 500, data: Buffer.from('no zlib stream'), flags: 1 }
  const good = Array.from({ length: 1000 }, (_, frame) => ({ frame, data: page(1) }))
  const dump = guest(buildKdump({ pages: good.map(one => (one.frame === 500 ? broken : one)) }))
  const { code, message } = toFailure(failureOf(() => countAlone(dump)))
  expect(code).toBe('bad-format')
  await expect(counter.count(dump)).rejects.toMatchObject({ code, message })
})
