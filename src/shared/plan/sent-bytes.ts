/**
 * What QEMU would put on the wire for the pages of a run. A record's word of address and flags is 8 bytes; a zero page
 * has one byte more; what a thread compressed has its length before it, 4 bytes (migration/ram.c of QEMU 7.2:
 * save_page_header, save_zero_page_to_file, do_compress_ram_page). QEMU's compress threads take a page each; of a
 * larger request every page keeps its word, as in multifd's packets, and the length is there once.
 */
import type { RunResult } from '../result.ts'

const PAGE_WORD = 8
const ZERO_PAGE = 9
const LENGTH = 4

type Counted = Pick<RunResult, 'pages' | 'bytesOut' | 'storedRaw'> & {
  readonly threads: readonly { readonly requests: number }[]
}

/** Bytes on the wire for a run as it was measured: pages stored raw or busy among them. */
export function sentBytes({ pages, bytesOut, storedRaw, threads }: Counted): number {
  const requests = threads.reduce((sum, thread) => sum + thread.requests, 0)
  const lengths = Math.max(0, requests - storedRaw) * LENGTH
  return bytesOut + pages.normal * PAGE_WORD + pages.duplicate * ZERO_PAGE + lengths
}

/** Bytes on the wire for the same pages without compression: zero pages are still notes of a few bytes. */
export function sentUncompressed({ pages }: Pick<RunResult, 'pages'>, pageSize: number): number {
  return pages.normal * (pageSize + PAGE_WORD) + pages.duplicate * ZERO_PAGE
}
