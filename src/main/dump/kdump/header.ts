/**
 * The headers of a kdump-compressed file, versions 1 to 6, of 32- and 64-bit machines in either byte order:
 * where bitmaps and page descriptors lie, and who wrote them. Every number is checked against the others and
 * against the file before it is used.
 * Source: makedumpfile 1.7.9, diskdump_mod.h; crash 8, diskdump.c, for telling 32 from 64 bits.
 */
import { MigrascopeError } from '../../../shared/failure.ts'
import { formatCount } from '../../../shared/units.ts'
import { type ByteSource, readView } from '../source.ts'

export interface KdumpHeader {
  readonly version: number
  readonly wide: boolean
  readonly littleEndian: boolean
  /** Bytes of a page, and of a block, in which the file is laid out. */
  readonly pageSize: number
  /** utsname of the kernel that was dumped; empty where the writer does not know. */
  readonly system: string
  readonly release: string
  readonly machine: string
  /** Compression that pages may have, and whether the writer gave up: descriptors.ts names the bits. */
  readonly status: number
  /** What was left out: 1 zero pages, 2 and 4 caches, 8 user data, 16 free pages. */
  readonly dumpLevel: number
  /** Page frames from `start` up to `end`, where the file is one part of a set. */
  readonly split: { readonly start: number; readonly end: number } | null
  /** Page frames, present or not: the bitmaps' bits. */
  readonly frames: number
  readonly bitmapAt: number
  /** Of one bitmap. */
  readonly bitmapBytes: number
  /** 2; 1 where the writer left nothing out and kept one for both. */
  readonly bitmaps: 1 | 2
  readonly descriptorsAt: number
  readonly warnings: readonly string[]
}

const MAX_VERSION = 6
const UTSNAME_FIELD = 65
const UTSNAME_AT = 12
const HEADER_BYTES = 464
const SUB_HEADER_BYTES = 104
const MIN_PAGE_SIZE = 512
const MAX_PAGE_SIZE = 1024 * 1024
/** 512 TiB of pages of 4 KiB; it bounds what the index of a made-up file can take to 33 MB. */
const MAX_FRAMES = 2 ** 37

/** Where fields of the main header stand, by word size. */
const mainAt = { wide: 428, narrow: 416 } as const

/** @throws MigrascopeError `truncated` | `bad-format` | `too-large` */
export function readKdumpHeader(source: ByteSource): KdumpHeader {
  const view = readView(source, 0, HEADER_BYTES)
  const { littleEndian, version } = readVersion(source, view)
  const wide = layoutOf(source, view, littleEndian) === 'wide'
  const at = wide ? mainAt.wide : mainAt.narrow
  const word = (offset: number) => view.getUint32(at + offset, littleEndian)
  const pageSize = word(0)
  const subBlocks = word(4)
  const bitmapBlocks = word(8)
  const machine = text(view, 4)

  const bitmapAt = (1 + subBlocks) * pageSize
  const bitmapsBytes = bitmapBlocks * pageSize
  const descriptorsAt = bitmapAt + bitmapsBytes
  if (descriptorsAt >= source.bytes) throw cut(source, descriptorsAt)

  const sub = readSub(source, pageSize, { version, wide, littleEndian, machine })
  const promised = sub.frames > 0 ? sub.frames : word(12)
  if (promised === 0) throw bad(source, at + 12, 'at least 1', 0, 'says that it holds no pages.')
  const half = Math.ceil(Math.ceil(promised / 8) / pageSize)
  const bitmaps = bitmapBlocks >= 2 * half ? 2 : 1
  const bitmapBytes = bitmaps === 2 ? bitmapsBytes / 2 : bitmapsBytes
  const frames = Math.min(promised, bitmapBytes * 8)
  if (frames > MAX_FRAMES) {
    throw new MigrascopeError(
      'too-large',
      `${source.name} has room for ${formatCount(frames)} pages, more than any machine has. It is damaged.`,
      details(source, at + 12, MAX_FRAMES, frames),
    )
  }
  const warnings =
    frames < promised
      ? [
          `The header promises ${formatCount(promised)} page frames, but its bitmap has ${formatCount(frames)} bits; the rest is left out.`,
        ]
      : []
  return {
    version,
    wide,
    littleEndian,
    pageSize,
    system: text(view, 0),
    release: text(view, 2),
    machine,
    status: word(-4),
    dumpLevel: sub.dumpLevel,
    split: sub.split,
    frames,
    bitmapAt,
    bitmapBytes,
    bitmaps,
    descriptorsAt,
    warnings,
  }
}

function readVersion(source: ByteSource, view: DataView) {
  for (const littleEndian of [true, false]) {
    const version = view.getInt32(8, littleEndian)
    if (version >= 1 && version <= MAX_VERSION) return { littleEndian, version }
  }
  const found = view.getInt32(8, true)
  throw bad(source, 8, `1 to ${MAX_VERSION}`, found, `is of an unknown version, ${found}.`)
}

/** Nothing says it outright: the word size with which block size and counts make sense. */
function layoutOf(source: ByteSource, view: DataView, littleEndian: boolean): 'wide' | 'narrow' {
  for (const layout of ['wide', 'narrow'] as const) {
    const at = mainAt[layout]
    const size = view.getUint32(at, littleEndian)
    const blocks = view.getUint32(at + 4, littleEndian)
    const bitmaps = view.getUint32(at + 8, littleEndian)
    if (isPageSize(size) && blocks >= 1 && blocks < 2 ** 24 && bitmaps >= 1) return layout
  }
  const found = view.getUint32(mainAt.wide, littleEndian)
  throw bad(
    source,
    mainAt.wide,
    `page size, ${MIN_PAGE_SIZE} to ${MAX_PAGE_SIZE}, then the sub header's blocks and the bitmaps'`,
    found,
    'has a header that makes no sense with 32-bit words nor with 64-bit ones.',
  )
}

const isPageSize = (bytes: number) =>
  bytes >= MIN_PAGE_SIZE && bytes <= MAX_PAGE_SIZE && Number.isInteger(Math.log2(bytes))

interface SubHeader {
  readonly dumpLevel: number
  readonly split: { readonly start: number; readonly end: number } | null
  /** max_mapnr_64, from version 6 on; else 0. */
  readonly frames: number
}

function readSub(
  source: ByteSource,
  at: number,
  kind: Pick<KdumpHeader, 'version' | 'wide' | 'littleEndian' | 'machine'>,
): SubHeader {
  const { version, wide, littleEndian, machine } = kind
  const view = readView(source, at, SUB_HEADER_BYTES)
  const word = (offset: number) => view.getUint32(offset, littleEndian)
  const long = (offset: number) => Number(view.getBigUint64(offset, littleEndian))
  const dumpLevel = word(wide ? 8 : 4)
  // On 32-bit x86 8-byte fields stand at multiples of 4, elsewhere at multiples of 8.
  const packed = /^i.86$/.test(machine)
  const pfns = wide ? 80 : packed ? 56 : 72
  const frames = version >= 6 ? long(pfns + 16) : 0
  if (version < 2 || word(wide ? 12 : 8) === 0) return { dumpLevel, split: null, frames }
  const split =
    version >= 6
      ? { start: long(pfns), end: long(pfns + 8) }
      : wide
        ? { start: long(16), end: long(24) }
        : { start: word(12), end: word(16) }
  return { dumpLevel, split, frames }
}

/** A field of utsname, as far as it is printable ASCII. */
function text(view: DataView, field: number): string {
  const start = UTSNAME_AT + UTSNAME_FIELD * field
  const bytes = new Uint8Array(view.buffer, start, UTSNAME_FIELD)
  return /^[ -~]*/.exec(String.fromCharCode(...bytes))?.[0].trim() ?? ''
}

const details = (
  source: ByteSource,
  offset: number,
  expected: string | number,
  found: string | number,
) => ({ file: source.name, path: source.path, offset, expected, found })

function bad(
  source: ByteSource,
  offset: number,
  expected: string | number,
  found: number,
  what: string,
): MigrascopeError {
  return new MigrascopeError(
    'bad-format',
    `${source.name} begins like a kdump-compressed dump but ${what}`,
    details(source, offset, expected, found),
  )
}

function cut(source: ByteSource, needed: number): MigrascopeError {
  return new MigrascopeError(
    'truncated',
    `${source.name} ends before any guest memory: its page descriptors begin at byte ${needed}, past its last one. Copy or dump it again.`,
    details(source, source.bytes, needed, source.bytes),
  )
}
