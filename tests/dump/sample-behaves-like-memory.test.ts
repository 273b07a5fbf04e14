import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openDump } from '../../src/main/dump/open.ts'
import { contentOf } from './fixtures.ts'

test('a third is zero pages, the rest shrinks under zlib level 1 as a guest does', () => {
  using dump = openDump({ kind: 'sample' })
  const all = contentOf(dump)
  const zeros = Buffer.alloc(4096)
  let zero = 0
  let tried = 0
  let incompressible = 0
  let sent = 0
  for (let at = 0; at < all.length; at += 4096) {
    const page = all.subarray(at, at + 4096)
    if (page.equals(zeros)) {
      zero++
      continue
    }
    // Every fourth page is enough to tell.
    if (at % 16_384 !== 0) continue
    tried++
    const bytes = deflateSync(page, { level: 1 }).length
    if (bytes >= 4096) incompressible++
    sent += Math.min(bytes, 4096)
  }
  const totalPages = dump.facts.totalPages ?? 0
  expect(zero / totalPages).toBeGreaterThan(0.33)
  expect(zero / totalPages).toBeLessThan(0.37)
  expect(incompressible / tried).toBeGreaterThan(0.2)
  expect(incompressible / tried).toBeLessThan(0.25)
  const rate = (tried * 4096) / sent
  expect(rate).toBeGreaterThan(2.5)
  expect(rate).toBeLessThan(3)
})
