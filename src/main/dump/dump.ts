/**
 * What every dump format gives: facts from its headers, an inventory of its pages, and the pages as runs.
 * All reading is synchronous and bounded: it happens on threads that may block, and nothing is kept but
 * headers and an index of where pages lie. A file that turns out shorter or different than its headers say
 * ends in a `MigrascopeError` with file and offset.
 */
import type { DumpFacts } from '../../shared/dump-facts.ts'

/** A stretch of guest memory without gaps, inside one block. */
export interface PageRun {
  /** Index into `facts.blocks`. */
  readonly block: number
  /** Guest address of the first byte. Pages are counted from here, not from address 0. */
  readonly address: number
  /** Length; not a multiple of the page where the block ends in a part-page. */
  readonly bytes: number
}

/** How work over a whole file is watched. Both are asked often, at least every 16 MiB of file. */
export interface Watch {
  /** @param share of the work, 0–1 */
  readonly onProgress?: (share: number) => void
  /** True ends the work with a `cancelled`. */
  readonly isCancelled?: () => boolean
}

/** What the pages of a dump are as far as the file says it without looking into them. */
export interface Inventory {
  /** Guest pages present in the file, each once. */
  readonly total: number
  /** Pages that the guest has and that the dump's maker left out on purpose. */
  readonly excluded: number
  /** Pages that should be there and are not: the file was cut short, or a record is damaged. */
  readonly missing: number
  /** Records of a live migration that a later record of the same page replaces. */
  readonly repeated: number
  /** Pages sent in each pass of a migration stream; empty for other formats. */
  readonly passes: readonly number[]
  /** How pages are compressed in the file, and what those that are take there; null when none is. */
  readonly compression: {
    readonly method: string
    readonly pages: number
    readonly storedBytes: number
  } | null
  /** What was found odd on the way and is not in `facts.warnings`. */
  readonly warnings: readonly string[]
}

export interface Dump extends Disposable {
  readonly facts: DumpFacts
  /**
   * Finds out where all pages are. Instant where headers say it; else it walks the file once, and later
   * calls give the same answer at once.
   * @throws MigrascopeError `cancelled`, and as `read`
   */
  inventory(watch: Watch): Inventory
  /**
   * All present memory, each byte once, in the order that is fastest to read. Takes the inventory first
   * where that was not done.
   */
  runs(): Iterable<PageRun>
  /**
   * Fills `into` with the bytes of `run` from `offset` on. Fastest in the order of `runs()`; going back is
   * allowed and may be slow.
   * @throws MigrascopeError `truncated` | `file-changed` | `bad-format` | `io` when they cannot be had.
   */
  read(run: PageRun, offset: number, into: Uint8Array): void
}

/** The inventory of a dump whose pages are all there, once and uncompressed. */
export const plainInventory = (total: number): Inventory => ({
  total,
  excluded: 0,
  missing: 0,
  repeated: 0,
  passes: [],
  compression: null,
  warnings: [],
})

/** Which dump to open: crosses threads, so plain data. */
export type DumpReference =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'sample' }
