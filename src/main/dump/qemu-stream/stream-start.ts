/**
 * Opens a migration stream as far as its headers go: configuration, the sections up to RAM's, the list of RAM
 * blocks, and the footer for the page size. The first records are looked at, too, within a bound, since how
 * pages are stored is not in any header.
 */
import type { Block } from '../../../shared/dump-facts.ts'
import type { ByteSource } from '../source.ts'
import { placeBlocks } from './guest-layout.ts'
import { readStreamHeader, type StreamHeader } from './header.ts'
import { malformed } from './malformed.ts'
import { type RamBlock, readRamList } from './ram-list.ts'
import { RamRecords, type RecordsStart } from './ram-records.ts'
import { Sections } from './sections.ts'
import { StreamReader } from './stream-reader.ts'
import { findPageSize } from './vmdesc.ts'

export interface StreamStart extends RecordsStart {
  readonly header: StreamHeader
  readonly blocks: readonly RamBlock[]
  readonly guestBlocks: readonly Block[]
  readonly warnings: readonly string[]
  /** What the first records are. */
  readonly glance: Glance
}

export interface Glance {
  readonly compressed: boolean
  readonly xbzrle: boolean
  /** There are pages with content in the stream itself. */
  readonly pages: boolean
  /** Records of pages, with content and zero. */
  readonly records: number
  /** MULTIFD_FLUSH: pages go through other channels, and this is how they are kept in step. */
  readonly flush: boolean
  /** The look went as far as RAM's end. */
  readonly whole: boolean
}

const DEFAULT_PAGE_SIZE = 4096
const SECTION_SEARCH_BYTES = 1024 * 1024
const GLANCE_RECORDS = 4096
const GLANCE_BYTES = 2 * 1024 * 1024

/**
 * @param at offset of `QEVM`
 * @param seekable the file's end can be looked at; not so where that means to decompress all of it
 * @throws MigrascopeError `truncated` | `bad-format` | `file-changed` | `io`
 */
export function readStreamStart(source: ByteSource, at: number, seekable: boolean): StreamStart {
  const reader = new StreamReader(source, at, { windowBytes: 64 * 1024 })
  const header = readStreamHeader(reader)
  const sections = new Sections(reader, SECTION_SEARCH_BYTES)
  const stepAt = reader.at
  const step = sections.next()
  if (step.kind !== 'ram') {
    throw malformed(
      source,
      stepAt,
      'a section of RAM',
      step.kind,
      'is a migration stream without RAM',
    )
  }
  const stated = header.pageSize ?? (seekable ? findPageSize(source) : null)
  const blocks = readRamList(reader, {
    pageSize: stated,
    capabilities: header.capabilities,
    postcopyAdvised: sections.postcopyAdvised,
  })
  const pageSize = blocks[0]?.mapped?.pageSize ?? stated ?? DEFAULT_PAGE_SIZE
  const odd = blocks.find(block => block.bytes % pageSize !== 0)
  if (odd) {
    const what = `has a RAM block, ${odd.name}, that is no whole number of pages`
    throw malformed(source, reader.at, `a multiple of ${pageSize}`, odd.bytes, what)
  }
  const layout = placeBlocks(blocks, header.machine, pageSize)
  const start = {
    source,
    at: reader.at,
    sections,
    names: new Map(blocks.map((block, i) => [block.name, i])),
    layout,
    pageSize,
  }
  return {
    ...start,
    header,
    blocks,
    guestBlocks: layout.pieces.map(({ name, address, bytes }) => ({ name, address, bytes })),
    warnings: sections.warnings,
    glance: glanceAt(start),
  }
}

function glanceAt(start: RecordsStart): Glance {
  const records = new RamRecords(start, undefined, SECTION_SEARCH_BYTES)
  const seen = new Set<string>()
  let pages = 0
  for (let i = 0; i < GLANCE_RECORDS && records.at - start.at < GLANCE_BYTES; i++) {
    const kind = records.next()
    if (kind === 'done') break
    seen.add(kind)
    if (kind !== 'eos' && kind !== 'flush') pages++
  }
  return {
    compressed: seen.has('compressed'),
    xbzrle: seen.has('xbzrle'),
    pages: seen.has('page') || seen.has('compressed'),
    records: pages,
    flush: seen.has('flush'),
    whole: records.end?.kind === 'complete',
  }
}
