/** Page maps of chosen blocks, for tests of what is made of them. */
import type { DumpFacts } from '../../../src/shared/dump-facts.ts'
import { pageClasses, type PageClass } from '../../../src/shared/page-class.ts'
import type { PageMap } from '../../../src/shared/page-map.ts'
import { cellsOf, type MapCells } from '../../../src/renderer/page-map/cells.ts'
import { sampleFacts } from '../fake-facts.ts'

export const PAGE = 4096

export interface BlockPlan {
  readonly address: number | null
  readonly pages: number
}

/** Every cell's pages are of the class that `kindOf` says. */
export function mapOf(
  blocks: readonly BlockPlan[],
  cellPages: number,
  kindOf: (cell: number) => PageClass = () => 'mixed',
): { readonly map: PageMap; readonly facts: DumpFacts; readonly cells: MapCells } {
  const all: { block: number; address: number; pages: number }[] = []
  let unplaced = 2 ** 52
  blocks.forEach(({ address, pages }, block) => {
    const base = address ?? unplaced
    if (address === null) unplaced += pages * PAGE
    for (let first = 0; first < pages; first += cellPages) {
      const room = Math.min(cellPages, pages - first)
      all.push({ block, address: base + first * PAGE, pages: room })
    }
  })
  const perClass = <T>(value: (name: PageClass) => T) =>
    Object.fromEntries(pageClasses.map(name => [name, value(name)])) as Record<PageClass, T>
  const columns = perClass(name => all.map(({ pages }, i) => (kindOf(i) === name ? pages : 0)))
  const facts: DumpFacts = {
    ...sampleFacts,
    blocks: blocks.map(({ address, pages }, i) => ({
      name: `block ${i}`,
      address,
      bytes: pages * PAGE,
    })),
  }
  const map: PageMap = {
    pageSize: PAGE,
    cellPages,
    block: all.map(({ block }) => block),
    address: all.map(({ address }) => address),
    pages: all.map(({ pages }) => pages),
    classes: columns,
    totals: perClass(name => columns[name].reduce((sum, pages) => sum + pages, 0)),
    absent: 'none',
    outside: 0,
    run: null,
  }
  return { map, facts, cells: cellsOf(map, facts) }
}

/** A guest as QEMU dumps it: memory below and above the hole for devices, and a ROM without an address. */
export const guestBlocks: readonly BlockPlan[] = [
  { address: 0, pages: 160 },
  { address: 0xc0000, pages: 32 },
  { address: 0x100000, pages: 3000 },
  { address: 0x1_0000_0000, pages: 1024 },
  { address: null, pages: 5 },
]

/** A process with many small mappings, far apart. */
export const processBlocks: readonly BlockPlan[] = Array.from({ length: 3000 }, (_, i) => ({
  address: 0x7f00_0000_0000 + i * 2 ** 30,
  pages: 1 + (i % 3),
}))
