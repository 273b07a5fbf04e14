/**
 * A mapped-ram stream: every page has a place of its own in the file, and a bitmap per block says which pages
 * are there; the others are zero. Read in place, in any order; holes of the sparse file are never touched.
 * Source: QEMU's docs/devel/migration/mapped-ram.rst.
 */
import type { DumpFacts } from '../../../shared/dump-facts.ts'
import { MigrascopeError } from '../../../shared/failure.ts'
import { formatCount } from '../../../shared/units.ts'
import {
  type Absence,
  type Dump,
  type Inventory,
  type PageRun,
  plainInventory,
  type Watch,
} from '../dump.ts'
import type { ByteSource } from '../source.ts'
import { MappedBitmap } from './mapped-bitmap.ts'
import { pieceOf } from './guest-layout.ts'
import { watchWindows } from './stream-index.ts'
import type { StreamStart } from './stream-start.ts'

/** A block's pages and its bitmap, as far as both are in the file. */
interface Block {
  readonly firstPage: number
  readonly pages: number
  readonly pagesAt: number
  /** Pages below this one are in the file if their bit is set. */
  readonly heldPages: number
  readonly bitmap: MappedBitmap
}

/** Takes over the source of `start`, all of whose blocks must be mapped. */
export function mappedDump(start: StreamStart, facts: DumpFacts): Dump {
  const { source, layout, pageSize } = start
  // Not before it is needed: the length of a packed file is known by then.
  let placed: readonly Block[] | undefined
  const blocks = () => (placed ??= blocksOf(start))
  let inventory: Inventory | undefined

  const blockOf = (page: number): Block => {
    const block = blocks().find(b => page >= b.firstPage && page < b.firstPage + b.pages)
    if (!block) throw new MigrascopeError('internal', `There is no page ${page}.`)
    return block
  }

  return {
    facts,
    access: 'random',

    inventory: watch => (inventory ??= takeInventory(source, blocks(), watch)),

    *runs(): Iterable<PageRun> {
      for (const block of blocks()) {
        for (const [from, to] of presentRanges(block)) {
          yield* runsBetween(block.firstPage + from, block.firstPage + to)
        }
      }
    },

    *absences(): Iterable<Absence> {
      for (const block of blocks()) {
        let from = 0
        for (const [start, end] of [...presentRanges(block), [block.pages, block.pages] as const]) {
          const { firstPage } = block
          for (const run of runsBetween(firstPage + from, firstPage + start)) {
            yield { ...run, why: 'missing' }
          }
          from = end
        }
      }
    },

    read(run, offset, into) {
      const piece = layout.pieces[run.block]
      let from = piece ? run.address - piece.base + offset : -1
      if (!piece || offset < 0 || from < 0 || from + into.length > piece.bytes) {
        const what = `${offset}+${into.length} in block ${run.block}`
        throw new MigrascopeError('internal', `There is no memory ${what} of ${source.name}.`)
      }
      const block = blockOf(piece.firstPage)
      from += (piece.firstPage - block.firstPage) * pageSize
      for (let done = 0; done < into.length;) {
        const page = Math.floor(from / pageSize)
        const limit = page + Math.ceil((into.length - done) / pageSize) + 1
        const { set, end } = block.bitmap.stretch(page, limit)
        const length = Math.min(into.length - done, end * pageSize - from)
        const part = into.subarray(done, done + length)
        if (set) source.read(block.pagesAt + from, part)
        else part.fill(0)
        done += length
        from += length
      }
    },

    [Symbol.dispose]() {
      source[Symbol.dispose]()
    },
  }

  /** A block of the stream may be several of the guest. */
  function* runsBetween(from: number, to: number): Generator<PageRun> {
    for (let page = from; page < to;) {
      const index = pieceOf(layout, page)
      const piece = layout.pieces[index]
      if (!piece) return
      const end = Math.min(to, piece.firstPage + piece.bytes / pageSize)
      const address = piece.base + (page - piece.firstPage) * pageSize
      yield { block: index, address, bytes: (end - page) * pageSize }
      page = end
    }
  }
}

function blocksOf({ source, blocks, layout, pageSize, header }: StreamStart): Block[] {
  const bigEndian = header.machine?.startsWith('s390') === true
  return blocks.flatMap(({ mapped }, i) => {
    if (!mapped) return []
    const pages = layout.blockPages[i] ?? 0
    const { bitmapAt, pagesAt } = mapped
    const inFile = Math.floor((source.bytes - pagesAt) / pageSize)
    return {
      firstPage: layout.firstPages[i] ?? 0,
      pages,
      pagesAt,
      heldPages: Math.max(0, Math.min(pages, inFile)),
      bitmap: new MappedBitmap(source, bitmapAt, pages, bigEndian),
    }
  })
}

/** Stretches of pages that can be read: all of what is in the file, and zero pages beyond. */
function* presentRanges(block: Block): Generator<readonly [number, number]> {
  const { bitmap, heldPages } = block
  const known = bitmap.heldPages
  if (Math.min(known, heldPages) > 0) yield [0, Math.min(known, heldPages)]
  for (let page = heldPages; page < known;) {
    const { set, end } = bitmap.stretch(page, known)
    if (!set) yield [page, end]
    page = end
  }
}

function takeInventory(source: ByteSource, blocks: readonly Block[], watch: Watch): Inventory {
  const onWindow = watchWindows(watch, blocks.length)
  let total = 0
  let missing = 0
  for (const [i, block] of blocks.entries()) {
    onWindow(i)
    let present = 0
    for (const [from, to] of presentRanges(block)) {
      present += to - from
      if (from >= block.heldPages) onWindow(i)
    }
    total += present
    missing += block.pages - present
  }
  if (missing === 0) return plainInventory(total)
  const warning = `The file is cut short: it ends at byte ${source.bytes}, and ${formatCount(missing)} pages that lie beyond are missing.`
  return { ...plainInventory(total), missing, warnings: [warning] }
}
