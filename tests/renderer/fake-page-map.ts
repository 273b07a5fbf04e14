/** A page map that looks like a guest's: classes in stretches, by a fixed pattern. */
import type { DumpFacts } from '../../src/shared/dump-facts.ts'
import { classIndex, type PageClass, pageClasses } from '../../src/shared/page-class.ts'
import type { PageMap } from '../../src/shared/page-map.ts'

const CELLS_PER_BLOCK = 64

export function fakePageMap(facts: DumpFacts): PageMap {
  const { blocks, pageSize } = facts
  const largest = Math.max(1, ...blocks.map(({ bytes }) => Math.ceil(bytes / pageSize)))
  const cellPages = 2 ** Math.ceil(Math.log2(Math.max(1, largest / CELLS_PER_BLOCK)))
  const cells = blocks.flatMap(({ address, bytes }, block) => {
    const all = Math.ceil(bytes / pageSize)
    return Array.from({ length: Math.ceil(all / cellPages) }, (_, i) => ({
      block,
      address: (address ?? 2 ** 52) + i * cellPages * pageSize,
      pages: Math.min(cellPages, all - i * cellPages),
    }))
  })
  const classOf = (cell: number) => (cell >> 2) % (classIndex.mixed + 1)
  const perClass = <T>(value: (kind: number) => T) =>
    Object.fromEntries(pageClasses.map((name, kind) => [name, value(kind)])) as Record<PageClass, T>
  const columnOf = (kind: number) =>
    cells.map(({ pages }, cell) => (classOf(cell) === kind ? pages : 0))
  return {
    pageSize,
    cellPages,
    block: cells.map(cell => cell.block),
    address: cells.map(cell => cell.address),
    pages: cells.map(cell => cell.pages),
    classes: perClass(columnOf),
    totals: perClass(kind => columnOf(kind).reduce((sum, pages) => sum + pages, 0)),
    absent: 'none',
    outside: 0,
    run: null,
  }
}
