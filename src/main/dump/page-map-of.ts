/** The page map from what was counted. */
import type { Inventory } from '../../shared/dump-facts.ts'
import { BYTE_CLASSES, classIndex, type PageClass, pageClasses } from '../../shared/page-class.ts'
import type { PageMap } from '../../shared/page-map.ts'
import { type ClassCounts, NO_CELL } from './class-counts.ts'
import type { CellLayout } from './page-cells.ts'

export function pageMapOf(layout: CellLayout, counts: ClassCounts, inventory: Inventory): PageMap {
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
  const gaps = pages.map(
    (room, cell) => room - sumOf(Object.values(columns).map(c => c[cell] ?? 0)),
  )
  const absent = absentAre(sumOf(gaps), inventory)
  if (absent === 'excluded' || absent === 'missing') columns[absent] = gaps
  const { excluded, missing } = inventory
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
    absent,
    outside: sumOf(Array.from({ length: BYTE_CLASSES }, (_, kind) => counts.get(NO_CELL, kind))),
    run: null,
  }
}

/** Only when the numbers are the same are the pages the same. */
function absentAre(gaps: number, { excluded, missing }: Inventory): PageMap['absent'] {
  if (gaps === 0) return 'none'
  if (missing === 0 && gaps === excluded) return 'excluded'
  if (excluded === 0 && gaps === missing) return 'missing'
  return 'unknown'
}

function perClass<T>(value: (kind: number) => T): Record<PageClass, T> {
  const entries = pageClasses.map(name => [name, value(classIndex[name])] as const)
  return Object.fromEntries(entries) as Record<PageClass, T>
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)
