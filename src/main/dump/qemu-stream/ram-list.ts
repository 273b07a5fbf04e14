/**
 * The RAM block list, the first record of a stream's RAM: names and lengths of all blocks of guest memory.
 * With mapped-ram, each block's header says where its pages lie. Nothing of it is believed unchecked: the
 * lengths must add up to the sum stated, and places must follow each other in the file.
 * Source: QEMU's migration/ram.c, `ram_save_setup` and `mapped_ram_setup_ramblock`.
 */
import { malformed } from './malformed.ts'
import { ramFlags } from './ram-flags.ts'
import type { StreamReader } from './stream-reader.ts'

export interface RamBlock {
  readonly name: string
  /** A multiple of the page. */
  readonly bytes: number
  /** Place of the pages, in mapped-ram only. */
  readonly mapped: MappedBlock | null
}

export interface MappedBlock {
  readonly pageSize: number
  /** Offset of one bit per page; set means that the page is in the file. */
  readonly bitmapAt: number
  /** Offset of the block's first page. */
  readonly pagesAt: number
}

export interface ListOptions {
  /** Null where neither configuration nor footer say it. */
  readonly pageSize: number | null
  readonly capabilities: readonly string[]
  readonly postcopyAdvised: boolean
}

/** Large guests with hundreds of devices have some hundreds. */
const MAX_BLOCKS = 4096
/** 4 PiB, the most that an x86 guest can address. */
const MAX_BYTES = 2 ** 52
const MAPPED_VERSION = 1
const MIN_PAGE_SIZE = 1024
const MAX_PAGE_SIZE = 65_536

/** Leaves the reader behind the list. @throws MigrascopeError `truncated` | `bad-format` */
export function readRamList(reader: StreamReader, options: ListOptions): RamBlock[] {
  const { source } = reader
  const at = reader.at
  const word = reader.u64()
  const total = word - (word % MIN_PAGE_SIZE)
  if (word % MIN_PAGE_SIZE !== ramFlags.memSize) {
    const what = 'has no list of RAM blocks where its RAM begins'
    throw malformed(source, at, ramFlags.memSize, word % MIN_PAGE_SIZE, what)
  }
  if (total === 0 || total > MAX_BYTES) {
    const what = 'has an amount of RAM that cannot be'
    throw malformed(source, at, `1 to ${MAX_BYTES} bytes`, total, what)
  }
  const blocks: RamBlock[] = []
  const names = new Set<string>()
  for (let left = total; left > 0;) {
    const blockAt = reader.at
    const block = readBlock(reader, options, left)
    if (names.has(block.name) || block.name === '' || blocks.length === MAX_BLOCKS) {
      const what = 'has a list of RAM blocks that is damaged'
      throw malformed(source, blockAt, `names of at most ${MAX_BLOCKS} blocks`, block.name, what)
    }
    names.add(block.name)
    blocks.push(block)
    left -= block.bytes
  }
  return blocks
}

function readBlock(reader: StreamReader, options: ListOptions, left: number): RamBlock {
  const { source } = reader
  const name = reader.shortText()
  const bytes = reader.u64()
  if (bytes === 0 || bytes > left || bytes % (options.pageSize ?? MIN_PAGE_SIZE) !== 0) {
    const what = `has an impossible length for the RAM block ${name}`
    throw malformed(source, reader.at - 8, `whole pages, at most ${left} bytes`, bytes, what)
  }
  if (options.postcopyAdvised) skipHostPageSize(reader, left - bytes)
  // The offset in the block's own container, which for main memory is no guest address.
  if (options.capabilities.includes('x-ignore-shared')) reader.skip(8)
  const isMapped = options.capabilities.includes('mapped-ram')
  return { name, bytes, mapped: isMapped ? readMapped(reader, name, bytes, options) : null }
}

/**
 * Where post-copy was announced, blocks in huge pages state their size. A name's length is never 0, and no
 * record begins with a power of two of 64 KiB or more.
 */
function skipHostPageSize(reader: StreamReader, left: number): void {
  const { at } = reader
  if (reader.peek() === 0) {
    const size = reader.u64()
    if (left > 0 || (size >= 65_536 && Number.isInteger(Math.log2(size)))) return
  }
  reader.at = at
}

function readMapped(
  reader: StreamReader,
  name: string,
  bytes: number,
  options: ListOptions,
): MappedBlock {
  const { source, at } = reader
  const version = reader.u32()
  const pageSize = reader.u64()
  const bitmapAt = reader.u64()
  const pagesAt = reader.u64()
  const check = (right: boolean, offset: number, expected: string | number, found: number) => {
    if (right) return
    const what = `has an impossible mapped-ram header for the RAM block ${name}`
    throw malformed(source, at + offset, expected, found, what)
  }
  check(version === MAPPED_VERSION, 0, MAPPED_VERSION, version)
  const known = options.pageSize
  const sane = pageSize >= MIN_PAGE_SIZE && pageSize <= MAX_PAGE_SIZE
  check(sane && Number.isInteger(Math.log2(pageSize)), 4, 'a power of two', pageSize)
  check(known === null || known === pageSize, 4, known ?? '', pageSize)
  check(bytes % pageSize === 0, 4, `a part of ${bytes}`, pageSize)
  const bitmapBytes = Math.ceil(bytes / pageSize / 64) * 8
  check(bitmapAt >= reader.at && bitmapAt < 2 ** 53, 12, `at least ${reader.at}`, bitmapAt)
  const bitmapEnd = bitmapAt + bitmapBytes
  check(pagesAt >= bitmapEnd && pagesAt < 2 ** 53, 20, `at least ${bitmapEnd}`, pagesAt)
  reader.at = pagesAt + bytes
  return { pageSize, bitmapAt, pagesAt }
}
