/**
 * The guest's address space as a map: up to 4096 cells of one size, a power of two pages, in the order of their
 * addresses; a cell never reaches over two blocks, so the last one of a block may be smaller. Columns have one
 * number per cell. After a run the map also tells how its cells compressed.
 */
import * as v from 'valibot'
import { byteCount } from './dump-facts.ts'
import { MAX_CELLS } from './limits.ts'
import { type PageClass, pageClasses } from './page-class.ts'

const column = v.pipe(v.array(v.pipe(v.number(), v.minValue(0))), v.maxLength(MAX_CELLS))

/** The same for each class. */
function perClass<S extends v.GenericSchema>(schema: S): Record<PageClass, S> {
  const entries = pageClasses.map(name => [name, schema] as const)
  return Object.fromEntries(entries) as Record<PageClass, S>
}

/** What the last run did with the pages of each cell. Zero pages are in none of these: they are not compressed. */
export const runCellsSchema = v.object({
  /** Bytes of guest memory given to the codec. */
  bytesIn: column,
  /** Bytes that it made, or the input's size where the pages were stored raw. */
  bytesOut: column,
  /** Nanoseconds in the handler; zeros for the codec `none`, which is not timed. Of a request that reaches over several cells each page has an equal part. */
  ns: column,
})
export type RunCells = v.InferOutput<typeof runCellsSchema>

export const pageMapSchema = v.pipe(
  v.object({
    pageSize: byteCount,
    /** Pages of a cell. */
    cellPages: v.pipe(byteCount, v.minValue(1)),
    /** Index into the facts' blocks. */
    block: column,
    /**
     * Guest address of the cell's first byte. In a block without an address: a place of its own above 2^52, which
     * orders the cells and is nothing to show.
     */
    address: column,
    /** Pages that the cell has room for: `cellPages`, or less at the end of a block. */
    pages: column,
    /** Pages by class. Their sum may be less than `pages`: what is left is no memory, or see `absent`. */
    classes: v.object(perClass(column)),
    /** Pages of the whole dump by class, also those that lie in no cell. */
    totals: v.object(perClass(byteCount)),
    /**
     * Whether pages are excluded or missing. `none`: no. `known`: the columns of these names have all of them.
     * `unknown`: the dump does not say where all of them would lie; `totals` has how many there are.
     */
    absent: v.picklist(['none', 'known', 'unknown']),
    /** Pages of the dump that lie in no cell: those of blocks beyond the 4096 largest. */
    outside: byteCount,
    run: v.nullable(runCellsSchema),
  }),
  v.check(
    ({ block, address, pages, classes, run }) =>
      [address, pages, ...Object.values(classes), ...Object.values(run ?? {})].every(
        numbers => numbers.length === block.length,
      ),
    'its columns are not of one length',
  ),
)
export type PageMap = v.InferOutput<typeof pageMapSchema>
