/**
 * kdump-compressed dumps: makedumpfile's, and QEMU's dump-guest-memory -z, -l, -s and -R. Opening reads the
 * headers and as much of the bitmaps as takes no time; where a page is packed is looked up when it is read,
 * so that memory stays at a few MiB whatever the size. Pages that were left out are counted as excluded, not
 * given as zeros. One part of a set that makedumpfile --split wrote is refused.
 */
import { MigrascopeError } from '../../../shared/failure.ts'
import type { Absence, Inventory, PageRun, Watch } from '../dump.ts'
import type { DumpFormat } from '../format.ts'
import type { ByteSource } from '../source.ts'
import { isWrapped } from '../wrapper.ts'
import { Bitmaps } from './bitmaps.ts'
import { creatorOf, noPages, onePart, variantOf } from './describe.ts'
import { Descriptors, INCOMPLETE } from './descriptors.ts'
import { readKdumpHeader } from './header.ts'
import { takeInventory } from './inventory.ts'
import { Pages } from './pages.ts'
import { findRanges, type Range } from './ranges.ts'

const SIGNATURE = 'KDUMP   '
/** Looked at when opening: 8 MiB of each bitmap, 256 GiB of pages of 4 KiB. */
const OPENING_FRAMES = 2 ** 26
/** Runs end here, so that looking for the next one never takes long. */
const MAX_RUN_PAGES = 4096
/** Descriptors looked at for whether the file is whole: more than pages of zeros come in a row at its end. */
const LOOKED_AT_END = 2730

export const kdump: DumpFormat = {
  id: 'kdump',
  recognises: head => Buffer.from(head.subarray(0, 8)).toString('latin1') === SIGNATURE,
  open(source) {
    const header = readKdumpHeader(source)
    if (header.split) throw onePart(source, header, header.split)
    const { pageSize, descriptorsAt, littleEndian } = header
    const bitmaps = new Bitmaps(source, header)
    const { blocks, present } = findRanges(bitmaps, header, OPENING_FRAMES)
    if (blocks.length === 0) throw noPages(source, header.bitmapAt)

    const table = { at: descriptorsAt, littleEndian, pageSize }
    const forRuns = new Descriptors(source, table)
    const forPages = new Descriptors(source, table)
    const pages = new Pages(source, pageSize)
    const scratch = new Uint8Array(pageSize)
    let taken: Inventory | undefined
    const inventory = (watch: Watch) => (taken ??= takeInventory(bitmaps, forRuns, watch))

    const { name, bytes: fileBytes } = source
    const warnings = [...header.warnings]
    if ((header.status & INCOMPLETE) !== 0) {
      warnings.push(
        'makedumpfile could not finish this dump, probably for want of space: pages are missing.',
      )
    }
    const cut = endsEarly(source, forRuns, present)
    if (cut) {
      warnings.push(`The file is cut short: it ends at byte ${fileBytes}. What it holds is read.`)
    }
    return {
      facts: {
        name,
        fileBytes,
        format: 'kdump',
        variant: variantOf(header),
        creator: creatorOf(header),
        machine: header.machine === '' ? null : header.machine,
        pageSize,
        guestBytes: blocks.reduce((sum, block) => sum + block.bytes, 0),
        totalPages: cut ? null : present,
        blocks: [...blocks],
        warnings,
      },
      access: 'random',

      inventory,

      *runs() {
        inventory({})
        yield* runsOf(bitmaps, forRuns, blocks, pageSize)
      },

      *absences() {
        const { missing } = inventory({})
        yield* leftOut(bitmaps, blocks, pageSize)
        if (missing > 0) yield* lost(bitmaps, forRuns, blocks, pageSize)
      },

      read(run, offset, into) {
        inventory({})
        let at = run.address + offset
        const last = Math.floor((at + into.length - 1) / pageSize)
        const first = Math.floor(at / pageSize)
        if (offset < 0 || offset + into.length > run.bytes || !bitmaps.has(first)) {
          throw notThere(name, run, offset, into.length)
        }
        let k = bitmaps.rank(first)
        let done = 0
        for (let frame = first; frame <= last; frame++, k++) {
          const skip = at - frame * pageSize
          const take = Math.min(pageSize - skip, into.length - done)
          if (!bitmaps.has(frame) || k >= forPages.room) {
            throw notThere(name, run, offset, into.length)
          }
          forPages.load(k)
          const part = into.subarray(done, done + take)
          if (take === pageSize) pages.read(forPages, part)
          else {
            pages.read(forPages, scratch)
            part.set(scratch.subarray(skip, skip + take))
          }
          done += take
          at += take
        }
      },

      [Symbol.dispose]() {
        pages[Symbol.dispose]()
        source[Symbol.dispose]()
      },
    }
  },
}

/** Pages that are in the file and whose descriptors make sense, as runs inside blocks. */
function* runsOf(
  bitmaps: Bitmaps,
  descriptors: Descriptors,
  blocks: readonly Range[],
  pageSize: number,
): Generator<PageRun> {
  // Blocks hold all pages, so descriptors go on from block to block.
  let k = 0
  for (const [block, { address, bytes }] of blocks.entries()) {
    const end = (address + bytes) / pageSize
    let start = -1
    let next = -1
    let frame = bitmaps.next(address / pageSize, end)
    for (; frame < end; frame = bitmaps.next(frame + 1, end)) {
      const storage = k < descriptors.room ? descriptors.load(k) : 'beyond'
      k++
      const usable = storage !== 'beyond' && storage !== 'damaged'
      if (start >= 0 && (!usable || frame !== next || next - start === MAX_RUN_PAGES)) {
        yield { block, address: start * pageSize, bytes: (next - start) * pageSize }
        start = -1
      }
      if (!usable) continue
      if (start < 0) start = frame
      next = frame + 1
    }
    if (start >= 0) yield { block, address: start * pageSize, bytes: (next - start) * pageSize }
  }
}

/** RAM that is not in the file; blocks hold all RAM. */
function* leftOut(
  bitmaps: Bitmaps,
  blocks: readonly Range[],
  pageSize: number,
): Generator<Absence> {
  let block = 0
  const endOf = ({ address, bytes }: Range) => address + bytes
  for (const { frame, frames } of bitmaps.left()) {
    const address = frame * pageSize
    while (block < blocks.length && endOf(blocks[block] as Range) <= address) block++
    yield { block, address, bytes: frames * pageSize, why: 'excluded' }
  }
}

/** Pages that should be in the file and whose descriptors say otherwise, one by one. */
function* lost(
  bitmaps: Bitmaps,
  descriptors: Descriptors,
  blocks: readonly Range[],
  pageSize: number,
): Generator<Absence> {
  let k = 0
  for (const [block, { address, bytes }] of blocks.entries()) {
    const end = (address + bytes) / pageSize
    const first = bitmaps.next(address / pageSize, end)
    for (let frame = first; frame < end; frame = bitmaps.next(frame + 1, end), k++) {
      const storage = k < descriptors.room ? descriptors.load(k) : 'beyond'
      if (storage !== 'beyond' && storage !== 'damaged') continue
      yield { block, address: frame * pageSize, bytes: pageSize, why: 'missing' }
    }
  }
}

/** Whether descriptors near the end of the table point past the end of the file. */
function endsEarly(source: ByteSource, descriptors: Descriptors, present: number | null): boolean {
  // In a wrapped file the end may be far to go.
  if (present === null || isWrapped(source)) return false
  if (present > descriptors.room) return true
  for (let k = Math.max(0, present - LOOKED_AT_END); k < present; k++) {
    if (descriptors.load(k) === 'beyond') return true
  }
  return false
}

function notThere(
  name: string,
  { block }: PageRun,
  offset: number,
  bytes: number,
): MigrascopeError {
  const what = `${offset}+${bytes} in block ${block}`
  return new MigrascopeError('internal', `There is no memory ${what} of ${name}.`)
}
