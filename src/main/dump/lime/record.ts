/**
 * The header before each range of memory in LiME and AVML files: 32 bytes, little-endian, whatever machine wrote
 * them. Source: LiME 1.9's doc/README.md, AVML 0.14's image.rs.
 */
import { type ByteSource, readView } from '../source.ts'

export const RECORD_BYTES = 32
export const LIME_MAGIC = 0x4c69_4d45
export const AVML_MAGIC = 0x4c4d_5641

export interface RecordHeader {
  readonly magic: number
  readonly version: number
  /** Guest-physical address of the first byte; NaN where a number cannot hold it exactly. */
  readonly address: number
  /** Length in guest memory; not above 0 where the end lies before the start, inexact above 2^53. */
  readonly bytes: number
}

/** The header at `at`, as it stands: nothing in it is checked. There must be 32 bytes. */
export function readRecord(source: ByteSource, at: number): RecordHeader {
  const view = readView(source, at, RECORD_BYTES)
  const start = view.getBigUint64(8, true)
  // The end is the last byte of the range, not one past it.
  const end = view.getBigUint64(16, true)
  return {
    magic: view.getUint32(0, true),
    version: view.getUint32(4, true),
    address: exact(start),
    bytes: Number(end - start + 1n),
  }
}

/** As for ELF: above 2^53 only whole pages, whose addresses a double holds up to 2^64. */
function exact(address: bigint): number {
  return address <= Number.MAX_SAFE_INTEGER || (address & 0xfffn) === 0n ? Number(address) : NaN
}

/** What is wrong with a header of `magic` and `version`, as a clause; undefined when nothing is. */
export function problemOf(
  header: RecordHeader,
  magic: number,
  version: number,
): { readonly what: string; readonly expected: number; readonly found: number } | undefined {
  if (header.magic !== magic) {
    return { what: 'no further range begins', expected: magic, found: header.magic }
  }
  if (header.version !== version) {
    const what = `stands a range of version ${header.version}`
    return { what, expected: version, found: header.version }
  }
  if (!Number.isNaN(header.address) && header.bytes > 0) return undefined
  return { what: 'stands a range that no memory can have', expected: 1, found: header.bytes }
}
