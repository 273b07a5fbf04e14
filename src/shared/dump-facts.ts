/**
 * What a dump is, from its headers alone, and what a census of its pages found. `info --json` prints
 * these. Sizes are bytes, exact up to 2^53; addresses may lie above that, at multiples of a page.
 */
import * as v from 'valibot'

export const byteCount = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** Up to 2^64: a process core has pages there, and multiples of 4096 are exact as numbers even so. */
const address = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 64))

export const blockSchema = v.object({
  /** The block's name in the file (`pc.ram`), or what it is (`load 0`). */
  name: v.string(),
  /** Guest-physical address of the first byte (guest-virtual for a process core). */
  address,
  /** Bytes present in the file. */
  bytes: byteCount,
})
export type Block = v.InferOutput<typeof blockSchema>

export const dumpFactsSchema = v.object({
  /** File name without folder. */
  name: v.string(),
  fileBytes: byteCount,
  /** Short name of the format as in `--json`: `raw`, `elf`. */
  format: v.string(),
  /** The variant for people: `ELF64 little-endian core, QEMU dump-guest-memory`. */
  variant: v.string(),
  /** Machine in the format's own words (`x86-64`), null where the format does not say. */
  machine: v.nullable(v.string()),
  pageSize: v.pipe(byteCount, v.minValue(512)),
  /** Sum of the blocks' bytes. */
  guestBytes: byteCount,
  /** Guest pages present in the file; a part-page at the end of a block counts as one. */
  totalPages: byteCount,
  blocks: v.array(blockSchema),
  /** What is odd but readable: truncated tail, overlapping ranges, part-pages. */
  warnings: v.array(v.string()),
})
export type DumpFacts = v.InferOutput<typeof dumpFactsSchema>

export const censusSchema = v.object({
  total: byteCount,
  /** Pages of which every byte is zero. */
  zero: byteCount,
})
export type Census = v.InferOutput<typeof censusSchema>
