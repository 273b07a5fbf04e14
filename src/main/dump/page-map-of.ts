/** The page map from what was counted. */
import { BYTE_CLASSES, classIndex, type PageClass, pageClasses } from '../../shared/page-class.ts'
import type { PageMap } from '../../shared/page-map.ts'
import { type ClassCounts, NO_CELL } from './class-counts.ts'
import type { Dump } from './dump.ts'
import { type CellLayout, NO_SLOT, slotOf } from './page-cells.ts'

/** @param counts of all pages of the dump */
export function pageMapOf(dump: Dump, layout: CellLayout, counts: ClassCounts): PageMap {
  const { pageSize, cellPages } = layout
  const block: number[] = []
  const address: number[] = []
  const pages: number[] = []
  for (const piece of layout.blocks) {
    for (let first = 0; first < piece.pages; first += cellPages) {
      block.push(piece.block)
      address.push(piece.address + first * pageSize)
      pages.push(Math.min(cellPages, piece.pages - first))
    }
  }
  const columns = perClass(kind =>
    pages.map((_, cell) => (kind < BYTE_CLASSES ? counts.get(cell, kind) : 0)),
  )
  addAbsences(dump, layout, columns)
  const { excluded, missing } = dump.inventory({})
  const isKnown = sumOf(columns.excluded) === excluded && sumOf(columns.missing) === missing
  return {
    pageSize,
    cellPages,
    block,
    address,
    pages,
    classes: columns,
    totals: {
      ...perClass(kind => (kind < BYTE_CLASSES ? counts.total(kind) : 0)),
      excluded,
      missing,
    },
    absent: excluded + missing === 0 ? 'none' : isKnown ? 'known' : 'unknown',
    outside: sumOf(Array.from({ length: BYTE_CLASSES }, (_, kind) => counts.get(NO_CELL, kind))),
    run: null,
  }
}

/** Puts the pages that are not in the file into their cells. */
function addAbsences(
  dump: Dump,
  layout: CellLayout,
  columns: Pick<Record<PageClass, number[]>, 'excluded' | 'missing'>,
): void {
  const { pageSize, cellPages } = layout
  for (const { block, address, bytes, why } of dump.absences?.() ?? []) {
    let slot = slotOf(layout, block, address, bytes / pageSize)
    if (slot === NO_SLOT) continue
    const end = slot + bytes / pageSize
    while (slot < end) {
      const cell = Math.floor(slot / cellPages)
      const count = Math.min(end, (cell + 1) * cellPages) - slot
      columns[why][cell] = (columns[why][cell] ?? 0) + count
      slot += count
    }
  }
}

function perClass<T>(value: (kind: number) => T): Record<PageClass, T> {
  const entries = pageClasses.map(name => [name, value(classIndex[name])] as const)
  return Object.fromEntries(entries) as Record<PageClass, T>
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)
