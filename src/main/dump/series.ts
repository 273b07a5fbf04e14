/**
 * The memory that the series' benchmark compresses: zeros, but for the first byte of each page, which is 0x10. So
 * no page is a zero page, and all shrink to a few bytes. Made as it is read.
 */
import { type Dump, plainInventory } from './dump.ts'

const PAGE = 4096
const FIRST_BYTE = 0x10

/** @param bytes rounded down to whole pages, at least one */
export function openSeries(bytes: number): Dump {
  const total = Math.max(1, Math.floor(bytes / PAGE))
  const guestBytes = total * PAGE
  return {
    facts: {
      name: 'series',
      fileBytes: 0,
      format: 'series',
      variant: "pages of the series' benchmark",
      creator: 'Migrascope',
      machine: 'synthetic',
      pageSize: PAGE,
      guestBytes,
      totalPages: total,
      blocks: [{ name: 'pc.ram', address: 0, bytes: guestBytes }],
      warnings: [],
    },
    access: 'random',
    inventory: () => plainInventory(total),
    runs: () => [{ block: 0, address: 0, bytes: guestBytes }],
    read(_run, offset, into) {
      into.fill(0)
      for (let at = (PAGE - (offset % PAGE)) % PAGE; at < into.length; at += PAGE) {
        into[at] = FIRST_BYTE
      }
    },
    [Symbol.dispose]() {
      // Nothing is held.
    },
  }
}
