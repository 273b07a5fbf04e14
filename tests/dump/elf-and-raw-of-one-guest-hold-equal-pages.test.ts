import { expect, test } from 'vitest'
import { PageCursor } from '../../src/main/dump/pages.ts'
import { fixture, open } from './fixtures.ts'

function pagesOf(path: string): Map<number, Buffer> {
  using dump = open(path)
  const { totalPages, pageSize } = dump.facts
  const all = Buffer.alloc((totalPages ?? 0) * pageSize)
  const pages = new Map<number, Buffer>()
  for (const run of new PageCursor(dump).fill(all).runs) {
    for (let i = 0; i < run.pages; i++) {
      const at = (run.page + i) * pageSize
      pages.set(run.address + i * pageSize, all.subarray(at, at + pageSize))
    }
  }
  return pages
}

test('every page of the raw file is in the ELF core, byte for byte', () => {
  const raw = pagesOf(fixture('tiny-pmemsave.raw'))
  const elf = pagesOf(fixture('tiny-elf.vmcore'))
  expect(raw.size).toBe(2048)
  const different = [...raw].filter(([address, page]) => !elf.get(address)?.equals(page))
  expect(different.map(([address]) => address)).toEqual([])
})
