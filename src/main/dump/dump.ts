/**
 * What every dump format gives: facts from its headers, and its pages as runs. All reading is synchronous
 * and bounded: it happens on threads that may block, and nothing is kept but headers. A file that turns out
 * shorter or different than its headers say ends in a `MigrascopeError` with file and offset.
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

export interface Dump extends Disposable {
  readonly facts: DumpFacts
  /** All present memory, each byte once, in the order that is fastest to read. */
  runs(): Iterable<PageRun>
  /**
   * Fills `into` with the bytes of `run` from `offset` on.
   * @throws MigrascopeError `truncated` | `file-changed` | `io` when they cannot be had.
   */
  read(run: PageRun, offset: number, into: Uint8Array): void
}

/** Which dump to open: crosses threads, so plain data. */
export type DumpReference =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'sample' }
