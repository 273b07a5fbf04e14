/** Which figure of the page shows which number of a run's report. */
import type { RunRecord } from '../../src/shared/report.ts'

export const figures: Readonly<Record<string, (run: RunRecord) => number>> = {
  'figure-throughput': ({ result }) => result.throughput,
  'figure-compression-rate': ({ result }) => result.compressionRate,
  'figure-pages-total': ({ result }) => result.pages.total,
  'figure-pages-normal': ({ result }) => result.pages.normal,
  'figure-pages-duplicate': ({ result }) => result.pages.duplicate,
  'figure-busy': ({ result }) => result.busy,
  'figure-busy-rate': ({ result }) => result.busyRate,
  'figure-bytes-in': ({ result }) => result.bytesIn,
  'figure-bytes-out': ({ result }) => result.bytesOut,
  'figure-compressed-size': ({ result }) => result.compressedSize,
  'figure-stored-raw': ({ result }) => result.storedRaw,
  'figure-verified-pages': ({ result }) => result.verifiedPages,
}
