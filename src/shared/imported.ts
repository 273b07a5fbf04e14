/**
 * Rows of other programs' measurements that a report carries beside its own points, brought to the same units:
 * throughput MB/s (10^6) of uncompressed bytes, ratio uncompressed ÷ compressed. What the other program did not
 * say is null. They were taken elsewhere and by other rules, so nothing here is compared with them by itself.
 */
import * as v from 'valibot'

const count = v.pipe(v.number(), v.minValue(0))
const text = v.pipe(v.string(), v.maxLength(4096))

export const MAX_IMPORTED = 1000

/** What QEMU's query-migrate says beyond the row, in its own words and units. */
export const qemuFiguresSchema = v.object({
  status: text,
  /** Milliseconds. */
  totalTime: count,
  setupTime: v.nullable(count),
  downtime: v.nullable(count),
  /** Pages: sent as they are, and zero pages. */
  normal: count,
  duplicate: count,
  /** Bytes. */
  transferred: count,
  /** Megabits per second. */
  mbps: v.nullable(count),
  dirtySyncCount: v.nullable(count),
  /** Of the capability `compress` (QEMU 3.1–9.0): pages, and pages that found no free thread. */
  compressionPages: v.nullable(count),
  busy: v.nullable(count),
})
export type QemuFigures = v.InferOutput<typeof qemuFiguresSchema>

export const importedRowSchema = v.object({
  source: v.picklist(['lzbench', 'qemu']),
  /** The compressor with its version and level as lzbench says it, or how QEMU sent its pages. */
  name: text,
  /** Name of the file that the row was read from. */
  file: text,
  /** What was compressed; null where the program does not say. */
  input: v.nullable(text),
  throughput: v.nullable(count),
  decompressThroughput: v.nullable(count),
  ratio: v.nullable(count),
  /** Uncompressed and compressed bytes. */
  bytesIn: v.nullable(count),
  bytesOut: v.nullable(count),
  qemu: v.nullable(qemuFiguresSchema),
  /** What a reader must know before believing a figure, or why there is none. */
  notes: v.pipe(v.array(text), v.maxLength(20)),
})
export type ImportedRow = v.InferOutput<typeof importedRowSchema>

/** Reports of before there were imports have none. */
export const importedSchema = v.optional(
  v.pipe(v.array(importedRowSchema), v.maxLength(MAX_IMPORTED)),
  [],
)
