/**
 * The built-in sample: a 64 MiB guest that needs no file. The same bytes on every machine, page by page from
 * a seed, so any part can be made without the rest. Its mix is one that codecs are commonly measured on: about
 * 35 % zero pages, 15 % random, between them text, code, pointers and counters.
 */
import { MigrascopeError } from '../../shared/failure.ts'
import type { Block } from '../../shared/dump-facts.ts'
import { type Dump, type PageRun, plainInventory } from './dump.ts'
import { SAMPLE_PAGE_SIZE, writeSamplePage } from './sample-page.ts'

const KiB = 1024
const TOTAL_BYTES = 64 * KiB * KiB
const BIOS_BYTES = 256 * KiB
/** A PC's firmware ends at 4 GiB. */
const BIOS_ADDRESS = 2 ** 32 - BIOS_BYTES
const RAM_BYTES = TOTAL_BYTES - BIOS_BYTES

const blocks: readonly (Block & { readonly address: number })[] = [
  { name: 'pc.ram', address: 0, bytes: RAM_BYTES },
  { name: 'pc.bios', address: BIOS_ADDRESS, bytes: BIOS_BYTES },
]

export function openSample(): Dump {
  const page = new Uint8Array(SAMPLE_PAGE_SIZE)
  return {
    facts: {
      name: 'sample-64MiB',
      fileBytes: 0,
      format: 'sample',
      variant: 'built-in sample guest, made from a seed',
      creator: 'Migrascope',
      machine: 'synthetic',
      pageSize: SAMPLE_PAGE_SIZE,
      guestBytes: TOTAL_BYTES,
      totalPages: TOTAL_BYTES / SAMPLE_PAGE_SIZE,
      blocks: [...blocks],
      warnings: [],
    },
    access: 'random',

    inventory: () => plainInventory(TOTAL_BYTES / SAMPLE_PAGE_SIZE),

    *runs(): Iterable<PageRun> {
      for (const [block, { address, bytes }] of blocks.entries()) yield { block, address, bytes }
    },

    read(run, offset, into) {
      const length = blocks[run.block]?.bytes ?? 0
      if (offset < 0 || offset + into.length > length) {
        const what = `${offset}+${into.length} in block ${run.block}`
        throw new MigrascopeError('internal', `There is no memory ${what} of the sample.`)
      }
      // Pages are numbered through both blocks.
      let at = (run.block === 0 ? 0 : RAM_BYTES) + offset
      let done = 0
      while (done < into.length) {
        const skip = at % SAMPLE_PAGE_SIZE
        const take = Math.min(SAMPLE_PAGE_SIZE - skip, into.length - done)
        const index = (at - skip) / SAMPLE_PAGE_SIZE
        if (take === SAMPLE_PAGE_SIZE) {
          writeSamplePage(index, into.subarray(done, done + take))
        } else {
          writeSamplePage(index, page)
          into.set(page.subarray(skip, skip + take), done)
        }
        done += take
        at += take
      }
    },

    [Symbol.dispose]() {
      // Nothing is held.
    },
  }
}
