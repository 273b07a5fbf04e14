import { expect, test } from 'vitest'
import { openContent } from '../fixtures.ts'
import {
  eos,
  head,
  memSize,
  partOf,
  ramEnd,
  ramStart,
  short,
  subsection,
  tail,
  u32,
  u64,
} from './stream-builder.ts'

const large = Buffer.concat([u64(65_536 | 8), short('mach-virt.ram'), Buffer.alloc(65_536, 7), eos])
const body = [ramStart(memSize([{ name: 'mach-virt.ram', bytes: 131_072 }])), partOf(2, large)]

test.each([
  ['the configuration', [subsection('configuration/target-page-bits', u32(16))], 4096],
  ['the description behind its end', [], 65_536],
])('from %s', (_, subsections, described) => {
  using dump = openContent(
    Buffer.concat([head('virt-9.0', ...subsections), ...body, ramEnd(), tail(described)]),
  )
  expect(dump.facts).toMatchObject({ pageSize: 65_536, totalPages: null, guestBytes: 131_072 })
  expect([...dump.runs()]).toEqual([{ block: 0, address: 2 ** 30 + 65_536, bytes: 65_536 }])
  // Memory that the guest reports as free is not sent.
  expect(dump.inventory({})).toMatchObject({ total: 1, excluded: 1, missing: 0 })
})

test('4096 where neither is there or makes sense', () => {
  const start = [head('virt-9.0'), ramStart(memSize([{ name: 'mach-virt.ram', bytes: 131_072 }]))]
  for (const end of [[ramEnd()], [ramEnd(), tail(1000)], [ramEnd(), tail(2 ** 30)]]) {
    using dump = openContent(Buffer.concat([...start, ...end]))
    expect(dump.facts.pageSize).toBe(4096)
  }
})
