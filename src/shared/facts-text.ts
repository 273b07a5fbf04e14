/** Facts of a dump as people read them, the same in the window and on the terminal. */
import type { Block, Inventory } from './dump-facts.ts'
import { formatAddress, formatBytes, formatCount, formatRate } from './units.ts'

/** In the place of an address that the file does not say. */
export const ADDRESS_UNKNOWN = '(address unknown)'

/** Passes spelled out; a migration that does not converge may have hundreds. */
const MAX_PASSES = 24

/** First and last address of a block: one or two words, none for the end of an empty one. */
export function blockRange({ address, bytes }: Block): [first: string, last?: string] {
  if (address === null) return [ADDRESS_UNKNOWN]
  const first = formatAddress(address)
  return bytes === 0 ? [first] : [first, formatAddress(address + bytes - 1)]
}

/** Bytes of the pages that are compressed ÷ what they take in the file; 0 where they take nothing. */
export function compressionRate(
  { pages, storedBytes }: NonNullable<Inventory['compression']>,
  pageSize: number,
): number {
  return storedBytes > 0 ? (pages * pageSize) / storedBytes : 0
}

/** `zlib, 399 pages in 507 KiB, rate 3.15`. */
export function compressionText(
  compression: NonNullable<Inventory['compression']>,
  pageSize: number,
): string {
  const { method, pages, storedBytes } = compression
  const rate = formatRate(compressionRate(compression, pageSize))
  return `${method}, ${formatCount(pages)} pages in ${formatBytes(storedBytes)}, rate ${rate}`
}

/**
 * How many passes, and the pages of each: `3: 37,010, 1,107, 9`. Of very many the first and the last ones.
 * @param count writes the figures
 */
export function passesText(passes: readonly number[], count = formatCount): string {
  const texts = passes.map(pages => count(pages))
  const half = MAX_PASSES / 2
  const shown =
    passes.length > MAX_PASSES ? [...texts.slice(0, half), '…', ...texts.slice(-half)] : texts
  return `${count(passes.length)}: ${shown.join(', ')}`
}
