/**
 * Windows crash dumps of types 2, 5 and 6: a second header with a bitmap of the page frames that are in the
 * file, then those pages in order. Opening reads the second header only; the bitmap is read and counted by the
 * inventory, which is also when a page's place becomes known.
 * Source: QEMU's and volatility3's reading of _SUMMARY_DUMP64 (`SDMP`) and _FULL_DUMP64 (`FDMP`).
 */
import { MigrascopeError } from '../../../shared/failure.ts'
import { formatCount } from '../../../shared/units.ts'
import type { Absence, Dump, Inventory, PageRun, Watch } from '../dump.ts'
import type { ExtentFacts } from '../extents.ts'
import { type ByteSource, readView } from '../source.ts'
import { badDmp, type DmpHeader, HEADER_BYTES } from './header.ts'
import { PageBitmap } from './page-bitmap.ts'

const SUMMARY_BYTES = 0x38
/** A bitmap of 128 MiB stands for 4 TiB of guest, as much as Windows Server runs on. */
const MAX_BITMAP_BYTES = 2 ** 27

interface Summary {
  /** Where the first page stands. */
  readonly dataAt: number
  /** Pages in the file as the header says, no more than there is room for. */
  readonly pages: number
  readonly bits: number
}

/** @throws MigrascopeError `bad-format` | `truncated` | `too-large` */
export function openBitmap(source: ByteSource, header: DmpHeader, known: ExtentFacts): Dump {
  const { pageSize } = known
  const guestPages = header.runs.reduce((sum, run) => sum + Number(run.pages), 0)
  const summary = readSummary(source, pageSize)
  const { dataAt, bits } = summary
  const room = Math.floor(Math.max(0, source.bytes - dataAt) / pageSize)
  const pages = Math.min(summary.pages, room, bits)
  const warnings = [...known.warnings]
  if (pages === 0) throw noMemory(source, dataAt)
  if (summary.pages > pages) {
    warnings.push(
      `The file is cut short: it ends at byte ${source.bytes}, and ${formatCount(summary.pages - pages)} pages that lie beyond are missing.`,
    )
  }
  const guestBytes = pages * pageSize
  // Which frames they are is in the bitmap, which can be large; so there is one block, with gaps in it.
  const blocks = [{ name: 'memory', address: 0, bytes: guestBytes }]
  const { name, bytes: fileBytes } = source

  let bitmap: PageBitmap | undefined
  let taken: Inventory | undefined
  const load = (watch: Watch): PageBitmap =>
    (bitmap ??= PageBitmap.read(source, HEADER_BYTES + SUMMARY_BYTES, bits, watch))

  const inventory = (watch: Watch): Inventory => {
    if (taken) return taken
    const { set } = load(watch)
    const total = Math.min(set, room)
    const odd =
      set === summary.pages
        ? []
        : [
            `The header counts ${formatCount(summary.pages)} pages, its bitmap ${formatCount(set)}; the bitmap is believed.`,
          ]
    const missing = set - total
    taken = {
      total,
      // The bitmap has bits for what is no memory, too; the runs tell how much is. Few dumps lack them.
      excluded: Math.min(bits, Math.max(set, guestPages)) - set,
      missing,
      repeated: 0,
      passes: [],
      compression: null,
      warnings: odd,
    }
    return taken
  }

  const absence = (first: number, count: number, why: Absence['why']): Absence => ({
    block: 0,
    address: first * pageSize,
    bytes: count * pageSize,
    why,
  })

  return {
    facts: { name, fileBytes, ...known, warnings, guestBytes, totalPages: pages, blocks },
    access: 'random',

    inventory,

    *runs(): Iterable<PageRun> {
      let left = inventory({}).total
      for (const { first, count } of load({}).stretches()) {
        const held = Math.min(count, left)
        if (held === 0) return
        left -= held
        yield { block: 0, address: first * pageSize, bytes: held * pageSize }
      }
    },

    *absences(): Iterable<Absence> {
      const found = load({})
      let left = inventory({}).total
      for (const { first, count } of found.stretches()) {
        const held = Math.min(count, left)
        left -= held
        if (held < count) yield absence(first + held, count - held, 'missing')
      }
      for (const { firstPage, pages: length } of header.runs) {
        const end = Math.min(bits, Number(firstPage + length))
        let from = Number(firstPage)
        while (from < end) {
          const isSet = found.has(from)
          let to = from + 1
          while (to < end && found.has(to) === isSet) to++
          if (!isSet) yield absence(from, to - from, 'excluded')
          from = to
        }
      }
    },

    read(run, offset, into) {
      const first = run.address / pageSize
      const rank = Number.isInteger(first) && first < bits ? load({}).rank(first) : -1
      if (run.block !== 0 || rank < 0 || offset < 0 || offset + into.length > run.bytes) {
        const what = `${offset}+${into.length} from page ${first}`
        throw new MigrascopeError('internal', `There is no memory ${what} of ${name}.`)
      }
      source.read(dataAt + rank * pageSize + offset, into)
    },

    [Symbol.dispose]() {
      source[Symbol.dispose]()
    },
  }
}

function readSummary(source: ByteSource, pageSize: number): Summary {
  const view = readView(source, HEADER_BYTES, SUMMARY_BYTES)
  const text = Buffer.from(view.buffer, view.byteOffset, 8).toString('latin1')
  if (text !== 'SDMPDUMP' && text !== 'FDMPDUMP') {
    const what = 'with a damaged second header. Copy or dump it again.'
    throw badDmp(source, HEADER_BYTES, 'SDMPDUMP or FDMPDUMP', JSON.stringify(text), what)
  }
  const long = (at: number) => Number(view.getBigUint64(at, true))
  const [dataAt, pages, bits] = [long(0x20), long(0x28), long(0x30)]
  const bitmapBytes = Math.ceil(bits / 8)
  const bitmapEnd = HEADER_BYTES + SUMMARY_BYTES + bitmapBytes
  if (bits === 0 || bitmapEnd > source.bytes) {
    const what = 'whose bitmap does not fit into the file. It is damaged or was cut short.'
    const room = `1 to ${8 * (source.bytes - HEADER_BYTES - SUMMARY_BYTES)} bits`
    throw badDmp(source, HEADER_BYTES + 0x30, room, bits, what)
  }
  if (bitmapBytes > MAX_BITMAP_BYTES) {
    const { name, path } = source
    throw new MigrascopeError(
      'too-large',
      `${name} has a bitmap of ${formatCount(bits)} pages; Migrascope reads up to 4 TiB of guest.`,
      {
        file: name,
        path,
        offset: HEADER_BYTES + 0x30,
        expected: 8 * MAX_BITMAP_BYTES,
        found: bits,
      },
    )
  }
  if (dataAt < bitmapEnd || dataAt > Number.MAX_SAFE_INTEGER) {
    const what = `whose pages (of ${pageSize} bytes) begin inside its headers. It is damaged.`
    throw badDmp(source, HEADER_BYTES + 0x20, `${bitmapEnd} or more`, dataAt, what)
  }
  return { dataAt, pages, bits }
}

function noMemory({ name, path, bytes }: ByteSource, offset: number): MigrascopeError {
  return new MigrascopeError(
    'truncated',
    `${name} is a Windows crash dump that ends before any guest memory. Copy or dump it again.`,
    { file: name, path, offset, expected: 'memory', found: Math.max(0, bytes - offset) },
  )
}
