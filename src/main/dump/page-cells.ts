/**
 * The guest's address space cut into cells of one size, a power of two pages, for the page map. A cell lies in
 * one block; the last one of a block may be smaller. Blocks come in the order of their addresses.
 *
 * A page's place among the cells is its *slot*: pages are numbered through all cells as if each were full, so a
 * slot divided by the cell's size is the cell.
 */
import { MAX_CELLS } from '../../shared/limits.ts'
import { blockBases } from './block-bases.ts'
import type { Dump, PageRun } from './dump.ts'

export interface CellBlock {
  /** Index into `facts.blocks`. */
  readonly block: number
  /** Where its runs count from, see block-bases.ts. */
  readonly address: number
  /** From its address to its last page, gaps included. */
  readonly pages: number
  readonly firstCell: number
}

export interface CellLayout {
  readonly pageSize: number
  /** Pages of a cell. */
  readonly cellPages: number
  readonly cells: number
  /** By address. Of more than 4096 blocks the largest. */
  readonly blocks: readonly CellBlock[]
  /** Places in `blocks` by index into `facts.blocks`; undefined for a block without cells. */
  readonly places: readonly (number | undefined)[]
}

/** The slot of a page that lies in no cell. */
export const NO_SLOT = -1

/**
 * Cells for a dump whose inventory was taken. A block with gaps reaches farther than its bytes: to its last run,
 * which is looked for where that is cheap, and to the last page that is known not to be in the file.
 */
export function layCells(dump: Dump, isCancelled?: () => boolean): CellLayout {
  const { blocks, pageSize } = dump.facts
  const bases = blockBases(blocks)
  const spans = blocks.map(({ bytes }) => bytes)
  const reach = (runs: Iterable<PageRun>) => {
    for (const { block, address, bytes } of runs) {
      const end = address + bytes - (bases[block] ?? 0)
      if (end > (spans[block] ?? 0)) spans[block] = end
      if (isCancelled?.()) break
    }
  }
  if (dump.access === 'random') reach(dump.runs())
  reach(dump.absences?.() ?? [])
  const all = bases.map((address, block) => ({
    block,
    address,
    pages: Math.ceil((spans[block] ?? 0) / pageSize),
  }))
  const mapped = all
    .filter(({ pages }) => pages > 0)
    .sort((a, b) => b.pages - a.pages)
    .slice(0, MAX_CELLS)
    .sort((a, b) => a.address - b.address)
  let cellPages = 1
  const cellsOf = (pages: number) => Math.ceil(pages / cellPages)
  const count = () => mapped.reduce((sum, { pages }) => sum + cellsOf(pages), 0)
  while (count() > MAX_CELLS) cellPages *= 2

  const places: (number | undefined)[] = blocks.map(() => undefined)
  let cells = 0
  const placed = mapped.map((block, place) => {
    const firstCell = cells
    places[block.block] = place
    cells += cellsOf(block.pages)
    return { ...block, firstCell }
  })
  return { pageSize, cellPages, cells, blocks: placed, places }
}

/** The slot of the first of `pages` pages that follow each other; `NO_SLOT` when not all lie in the block. */
export function slotOf(layout: CellLayout, block: number, address: number, pages: number): number {
  const place = layout.places[block]
  const found = place === undefined ? undefined : layout.blocks[place]
  if (!found) return NO_SLOT
  const page = Math.floor((address - found.address) / layout.pageSize)
  if (page < 0 || page + pages > found.pages) return NO_SLOT
  return found.firstCell * layout.cellPages + page
}
