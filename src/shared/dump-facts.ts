/**
 * What a dump is, from its headers alone, and what a census of its pages found. `info --json` prints
 * these. Sizes are bytes, exact up to 2^53; addresses may lie above that, at multiples of a page.
 */
import * as v from 'valibot'

export { plainInventory } from './inventory.ts'

export const byteCount = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** Reports bring these from anywhere: no text of them is longer, no list of them without an end. */
const text = v.pipe(v.string(), v.maxLength(4096))
const list = <T extends v.GenericSchema<unknown, unknown>>(item: T) =>
  v.pipe(v.array(item), v.maxLength(1_000_000))

/** Up to 2^64: a process core has pages there, and multiples of 4096 are exact as numbers even so. */
const address = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 64))

export const blockSchema = v.object({
  /** The block's name in the file (`pc.ram`), or what it is (`load 0`). */
  name: text,
  /**
   * Guest-physical address of the first byte (guest-virtual for a process core); null where the file does not
   * say where the block lies.
   */
  address: v.nullable(address),
  /** Bytes present in the file. */
  bytes: byteCount,
})
export type Block = v.InferOutput<typeof blockSchema>

export const dumpFactsSchema = v.object({
  /** File name without folder. */
  name: text,
  fileBytes: byteCount,
  /** Short name of the format as in `--json`: `raw`, `elf`. */
  format: text,
  /** The variant for people: `ELF64 little-endian core`. */
  variant: text,
  /** The program that wrote the file, as far as the file says: `QEMU dump-guest-memory`; null where it does not. */
  creator: v.optional(v.nullable(text), null),
  /** Machine in the format's own words (`x86-64`), null where the format does not say. */
  machine: v.nullable(text),
  pageSize: v.pipe(byteCount, v.minValue(512)),
  /** Sum of the blocks' bytes. */
  guestBytes: byteCount,
  /**
   * Guest pages present in the file; a part-page at the end of a block counts as one. Null where the
   * headers do not say: the inventory does.
   */
  totalPages: v.nullable(byteCount),
  blocks: list(blockSchema),
  /** What is odd but readable: truncated tail, overlapping ranges, part-pages. */
  warnings: list(text),
})
export type DumpFacts = v.InferOutput<typeof dumpFactsSchema>

/** What the pages of a dump are as far as the file says it without looking into them. */
export const inventorySchema = v.object({
  /** Guest pages present in the file, each once. */
  total: byteCount,
  /** Pages that the guest has and that the dump's maker left out on purpose. */
  excluded: byteCount,
  /** Pages that should be there and are not: the file was cut short, or a record is damaged. */
  missing: byteCount,
  /** Records of a live migration that a later record of the same page replaces. */
  repeated: byteCount,
  /** Pages sent in each pass of a migration stream; empty for other formats. */
  passes: v.pipe(list(byteCount), v.readonly()),
  /** How pages are compressed in the file, and what those that are take there; null when none is. */
  compression: v.nullable(v.object({ method: text, pages: byteCount, storedBytes: byteCount })),
  /** What was found odd on the way and is not in the facts' warnings. */
  warnings: v.pipe(list(text), v.readonly()),
})
export type Inventory = v.InferOutput<typeof inventorySchema>

export const censusSchema = v.object({
  ...inventorySchema.entries,
  /** Pages of which every byte is zero. */
  zero: byteCount,
})
export type Census = v.InferOutput<typeof censusSchema>
