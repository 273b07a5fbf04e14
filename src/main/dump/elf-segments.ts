/**
 * The program headers of an ELF core, however many there are. The table is read in small pieces, and only
 * loads and notes are kept. A count that is lost (PN_XNUM in a file that was cut) or cannot be right is not
 * believed: then headers are walked for as long as they look like headers.
 */
import { formatCount } from '../../shared/units.ts'
import { type ElfHeader, programHeaderBytes } from './elf-header.ts'
import { type ByteSource, readView } from './source.ts'

export interface Segment {
  readonly kind: 'load' | 'note'
  /** Place in the file; above 2^53 inexact, and past any file's end. */
  readonly offset: number
  /** NaN where a number cannot hold the address exactly. */
  readonly vaddr: number
  readonly paddr: number
  readonly fileBytes: number
  readonly memoryBytes: number
}

export interface SegmentTable {
  readonly segments: readonly Segment[]
  readonly warnings: readonly string[]
  /** The file ends before the table does. */
  readonly cut: boolean
}

/** Eight times what Linux lets a process map by default; opening stays below 450 MB even so. */
export const MAX_PROGRAM_HEADERS = 2 ** 19

const PN_XNUM = 0xffff
const PT_LOAD = 1
const PT_NOTE = 4
const CHUNK_BYTES = 64 * 1024

/** @throws MigrascopeError `file-changed` | `io` */
export function readSegments(source: ByteSource, header: ElfHeader): SegmentTable {
  const warnings: string[] = []
  if (header.phnum === 0) return { segments: [], warnings, cut: false }
  const room = Math.max(0, Math.floor((source.bytes - header.phoff) / header.phentsize))
  const declared = header.phnum === PN_XNUM ? countFromSection(source, header) : header.phnum
  const believed = declared !== undefined && declared <= room
  const limit = Math.min(believed ? declared : room, MAX_PROGRAM_HEADERS)

  const segments: Segment[] = []
  let walked = 0
  // The lowest place that a header names: data starts there, so headers end there.
  let dataStart = Infinity
  for (const row of rows(source, header, limit)) {
    if (!believed) {
      const end = header.phoff + (walked + 1) * header.phentsize
      if (!isKnownType(row.type) || end > dataStart) break
      if (row.segment.offset >= end) dataStart = Math.min(dataStart, row.segment.offset)
    }
    walked++
    if (row.type === PT_LOAD || row.type === PT_NOTE) segments.push(row.segment)
  }

  if (declared === undefined) {
    warnings.push(
      `The number of program headers is lost: it stands in a section header, which the file does not hold. ${formatCount(walked)} were found by walking them; the file was probably cut short.`,
    )
  } else if (!believed) {
    warnings.push(
      `The header promises ${formatCount(declared)} program headers, but the file has room for ${formatCount(room)}; ${formatCount(walked)} make sense and are used.`,
    )
  } else if (declared > limit) {
    warnings.push(
      `The file has ${formatCount(declared)} program headers; only the first ${formatCount(limit)} are read.`,
    )
  }
  return { segments, warnings, cut: !believed }
}

/**
 * gABI chapter 4: with 0xffff or more program headers, e_phnum is PN_XNUM and the count is sh_info of
 * section header 0. Undefined where that header is not in the file: the kernel writes it at the very end.
 */
function countFromSection(source: ByteSource, header: ElfHeader): number | undefined {
  const { wide, shoff, littleEndian } = header
  const infoAt = wide ? 44 : 28
  if (shoff === 0 || shoff + infoAt + 4 > source.bytes) return undefined
  const count = readView(source, shoff + infoAt, 4).getUint32(0, littleEndian)
  return count === 0 ? undefined : count
}

/** Types of the gABI and the ranges it leaves to systems; PT_NULL would make zeros look like headers. */
function isKnownType(type: number): boolean {
  return (type >= 1 && type <= 7) || (type >= 0x6000_0000 && type <= 0x7fff_ffff)
}

function* rows(source: ByteSource, header: ElfHeader, limit: number) {
  const { wide, littleEndian, phentsize, phoff } = header
  const perChunk = Math.max(1, Math.floor(CHUNK_BYTES / phentsize))
  for (let first = 0; first < limit; first += perChunk) {
    const count = Math.min(perChunk, limit - first)
    // The last row needs only what the specification defines; phentsize may reach past the end of the file.
    const length = (count - 1) * phentsize + programHeaderBytes(header)
    const view = readView(source, phoff + first * phentsize, length)
    for (let i = 0; i < count; i++) {
      const at = i * phentsize
      const type = view.getUint32(at, littleEndian)
      yield { type, segment: (wide ? segment64 : segment32)(view, at, littleEndian, type) }
    }
  }
}

function segment64(view: DataView, at: number, littleEndian: boolean, type: number): Segment {
  const long = (offset: number) => view.getBigUint64(at + offset, littleEndian)
  return {
    kind: type === PT_NOTE ? 'note' : 'load',
    offset: Number(long(8)),
    vaddr: exact(long(16)),
    paddr: exact(long(24)),
    fileBytes: Number(long(32)),
    memoryBytes: Number(long(40)),
  }
}

function segment32(view: DataView, at: number, littleEndian: boolean, type: number): Segment {
  const word = (offset: number) => view.getUint32(at + offset, littleEndian)
  return {
    kind: type === PT_NOTE ? 'note' : 'load',
    offset: word(4),
    vaddr: word(8),
    paddr: word(12),
    fileBytes: word(16),
    memoryBytes: word(20),
  }
}

/**
 * An address as a number. Above 2^53 only multiples of 4096 are taken: a double holds those exactly up to
 * 2^64, and so the address of every page counted from there (the vsyscall page of Linux, at 2^64 - 10 MiB).
 */
function exact(address: bigint): number {
  return address <= Number.MAX_SAFE_INTEGER || (address & 0xfffn) === 0n ? Number(address) : NaN
}
