/**
 * LiME files, version 1, which AVML writes too when it does not compress: ranges of physical memory, each
 * behind a header. AVML cuts ranges at 16 MiB and leaves out pieces that are all zero: those are absent here,
 * not zero. A file ends where no further header stands, since on a disk device old bytes follow.
 */
import { MigrascopeError } from '../../../shared/failure.ts'
import { formatAddress, formatBytes, formatCount } from '../../../shared/units.ts'
import type { AbsentSpan } from '../absences.ts'
import { cutOverlaps } from '../cut-overlaps.ts'
import { type Extent, extentDump } from '../extents.ts'
import type { DumpFormat } from '../format.ts'
import type { ByteSource } from '../source.ts'
import { LIME_MAGIC, problemOf, readRecord, RECORD_BYTES } from './record.ts'

const PAGE_SIZE = 4096
const VERSION = 1
/** AVML's pieces of a guest of 1 TiB. LiME writes some ten ranges, or a hundred on large servers. */
const MAX_RANGES = 2 ** 16

export const lime: DumpFormat = {
  id: 'lime',
  recognises: head => head[0] === 0x45 && head[1] === 0x4d && head[2] === 0x69 && head[3] === 0x4c,
  open(source) {
    const { ranges, warnings, lost } = readRanges(source)
    const { extents, dropped } = cutOverlaps(ranges)
    if (dropped > 0) {
      warnings.push(
        `Ranges overlap in guest memory: the first one is kept, ${formatBytes(dropped)} of later ones are left out.`,
      )
    }
    const parts = extents.filter(({ bytes }) => bytes % PAGE_SIZE !== 0).length
    if (parts > 0) {
      warnings.push(
        `${parts === 1 ? 'One range ends' : `${formatCount(parts)} ranges end`} inside a page; such a part counts as a page.`,
      )
    }
    const cut = ranges.some((range, i) => i > 0 && range.address === endOf(ranges[i - 1]))
    const facts = {
      format: 'lime',
      variant: `LiME version 1${cut ? ', in pieces' : ''}`,
      creator: cut ? 'AVML' : 'LiME',
      machine: null,
      pageSize: PAGE_SIZE,
      warnings,
    }
    return extentDump(source, facts, extents, lost)
  },
}

function readRanges(source: ByteSource): {
  ranges: Extent[]
  warnings: string[]
  lost: AbsentSpan[]
} {
  const ranges: Extent[] = []
  const lost: AbsentSpan[] = []
  const warnings: string[] = []
  let at = 0
  while (at < source.bytes) {
    const room = source.bytes - at
    if (room < RECORD_BYTES) {
      if (ranges.length === 0) throw noMemory(source, at)
      warnings.push(leftOver(source, at, 'no further range begins'))
      break
    }
    const header = readRecord(source, at)
    const problem = problemOf(header, LIME_MAGIC, VERSION)
    if (problem) {
      if (ranges.length === 0) throw notLime(source, at, problem)
      warnings.push(leftOver(source, at, problem.what))
      break
    }
    if (ranges.length === MAX_RANGES) {
      const most = formatCount(MAX_RANGES)
      warnings.push(`The file has more than ${most} ranges; only the first ${most} are read.`)
      break
    }
    const { address, bytes } = header
    const offset = at + RECORD_BYTES
    const held = Math.min(bytes, source.bytes - offset)
    if (held > 0) ranges.push({ name: `range ${ranges.length}`, address, bytes: held, offset })
    if (held < bytes) {
      if (ranges.length === 0) throw noMemory(source, offset)
      const whole = Math.ceil(held / PAGE_SIZE) * PAGE_SIZE
      if (whole < bytes) {
        lost.push({ address: address + whole, bytes: bytes - whole, why: 'missing' })
      }
      warnings.push(
        `The file is cut short: it ends at byte ${source.bytes}, in the range that begins at address ${formatAddress(address)}. ${formatBytes(bytes - held)} of that range and all after it are missing; the rest is read.`,
      )
      break
    }
    at = offset + bytes
  }
  return { ranges, warnings, lost }
}

const endOf = (range: Extent | undefined) => (range ? range.address + range.bytes : -1)

/** Old bytes of a disk device look like a file that was damaged: nothing tells them apart. */
function leftOver(source: ByteSource, at: number, what: string): string {
  const rest = formatBytes(source.bytes - at)
  return `At byte ${at} ${what}: the last ${rest} of the file are not read. They are old bytes if it was written to a disk device; else it is damaged.`
}

function noMemory(source: ByteSource, offset: number): MigrascopeError {
  const { name, path, bytes } = source
  return new MigrascopeError(
    'truncated',
    `${name} is a LiME file that ends before any guest memory. Copy or dump it again.`,
    { file: name, path, offset, expected: 'memory', found: bytes - offset },
  )
}

function notLime(
  { name, path }: ByteSource,
  offset: number,
  { what, expected, found }: { what: string; expected: number; found: number },
): MigrascopeError {
  return new MigrascopeError(
    'bad-format',
    `${name} begins like a LiME file, but at byte ${offset} ${what}. Only version 1 is known; take the dump again.`,
    { file: name, path, offset, expected, found },
  )
}
