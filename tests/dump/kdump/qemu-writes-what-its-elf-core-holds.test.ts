import { expect, test } from 'vitest'
import { takeCensus } from '../../../src/main/dump/census.ts'
import { PageCursor } from '../../../src/main/dump/pages.ts'
import { fixture, open } from '../fixtures.ts'

/** All pages by their addresses. */
function pagesOf(path: string): Map<number, Buffer> {
  using dump = open(path)
  const cursor = new PageCursor(dump)
  const buffer = Buffer.alloc(64 * 4096)
  const pages = new Map<number, Buffer>()
  for (;;) {
    const filled = cursor.fill(buffer)
    if (filled.pages === 0) return pages
    for (const run of filled.runs) {
      for (let i = 0; i < run.pages; i++) {
        const at = (run.page + i) * 4096
        pages.set(run.address + i * 4096, Buffer.from(buffer.subarray(at, at + 4096)))
      }
    }
  }
}

test('the flattened kdump that QEMU writes with -z', () => {
  const path = fixture('tiny-kdump-zlib-flat.vmcore')
  using dump = open(path)
  expect(dump.facts).toMatchObject({
    format: 'kdump',
    variant: 'kdump-compressed version 6, 64-bit little-endian, zlib, dump level 1, flattened',
    creator: 'QEMU dump-guest-memory',
    machine: 'x86_64',
    pageSize: 4096,
    totalPages: 2064,
    guestBytes: 2064 * 4096,
    warnings: [],
  })
  expect(dump.facts.blocks).toEqual([
    { name: 'ram 0', address: 0, bytes: 8 * 2 ** 20 },
    { name: 'ram 1', address: 2 ** 32 - 65_536, bytes: 65_536 },
  ])
  expect(dump.inventory({})).toEqual({
    total: 2064,
    excluded: 0,
    missing: 0,
    repeated: 0,
    passes: [],
    compression: { method: 'zlib', pages: 352, storedBytes: 261_507 },
    warnings: [],
  })
  expect(takeCensus(dump)).toEqual({ total: 2064, zero: 1648 })
  expect(pagesOf(path)).toEqual(pagesOf(fixture('tiny-elf.vmcore')))
})
