/**
 * What every dump format gives: facts from its headers, an inventory of its pages, and the pages as runs.
 * All reading is synchronous and bounded: it happens on threads that may block, and nothing is kept but
 * headers and an index of where pages lie. A file that turns out shorter or different than its headers say
 * ends in a `MigrascopeError` with file and offset.
 */
import type { DumpFacts, Inventory } from '../../shared/dump-facts.ts'

/** A stretch of guest memory without gaps, inside one block. */
export interface PageRun {
  /** Index into `facts.blocks`. */
  readonly block: number
  /**
   * Guest address of the first byte, or a place in the block's own range, see block-bases.ts. Pages are counted
   * from here, not from address 0.
   */
  readonly address: number
  /** Length; not a multiple of the page where the block ends in a part-page. */
  readonly bytes: number
}

/** A stretch of guest memory that is not in the file: left out by the maker, or lost. Whole pages. */
export interface Absence extends PageRun {
  readonly why: 'excluded' | 'missing'
}

/** How work over a whole file is watched. Both are asked often, at least every 16 MiB of file. */
export interface Watch {
  /** @param share of the work, 0–1 */
  readonly onProgress?: (share: number) => void
  /** True ends the work with a `cancelled`. */
  readonly isCancelled?: () => boolean
}

export type { Inventory } from '../../shared/dump-facts.ts'
export { plainInventory } from '../../shared/inventory.ts'

/**
 * How a dump's pages can be had. `random`: any of them as fast as the next one, after an inventory that takes
 * little against reading the pages; so several threads, each with the dump open, share the work. `forward`: all
 * before a page must be walked or unpacked first.
 */
export type Access = 'random' | 'forward'

export interface Dump extends Disposable {
  readonly facts: DumpFacts
  readonly access: Access
  /**
   * True where nothing says that the rest of a part-page, which the file does not hold, is zeros. It is padded
   * with zeros all the same, but such a page never counts as a zero page.
   */
  readonly restUnknown?: boolean
  /**
   * True where the inventory finds the end of the dump by itself: taken while the length of the source is not
   * known, it stays right if nothing was odd.
   */
  readonly findsItsEnd?: boolean
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
   * After the inventory: the pages that it counts as excluded or missing, each once, as far as their places are
   * known. They may lie behind the end of their block. Absent where nothing is known of any.
   */
  absences?(): Iterable<Absence>
  /**
   * Fills `into` with the bytes of `run` from `offset` on. Fastest in the order of `runs()`; going back is
   * allowed and may be slow.
   * @throws MigrascopeError `truncated` | `file-changed` | `bad-format` | `io` when they cannot be had.
   */
  read(run: PageRun, offset: number, into: Uint8Array): void
}

/** Which dump to open: crosses threads, so plain data. */
export type DumpReference =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'sample' }
  /** The pages of the series' benchmark. */
  | { readonly kind: 'series'; readonly bytes: number }
  /** The first bytes of guest memory of another one. */
  | { readonly kind: 'beginning'; readonly of: DumpReference; readonly bytes: number }
