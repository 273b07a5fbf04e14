/**
 * Finds the blocks of an AVML file. Each has its length behind its data, so a whole file is walked from its end,
 * in two small reads a block; a file that is damaged or cut is walked from its start instead, chunk by chunk,
 * and gives what it has up to there.
 */
import { formatAddress, formatBytes } from '../../../shared/units.ts'
import { AVML_MAGIC, problemOf, readRecord, RECORD_BYTES } from '../lime/record.ts'
import { type ByteSource, readView } from '../source.ts'
import { readChunk } from './chunks.ts'

export interface PackedBlock {
  readonly address: number
  /** Plain bytes that are there. */
  readonly bytes: number
  /** Where its chunks begin and end. */
  readonly at: number
  readonly end: number
}

export const AVML_VERSION = 2
const TRAILER_BYTES = 8
/** Blocks are 16 MiB at most: a guest of 1 TiB. */
const MAX_BLOCKS = 2 ** 16
/** Snappy repeats 64 bytes with 3: no chunk holds more than this many times its length. */
const MAX_RATIO = 22

/** All blocks of a whole file; undefined when the walk does not end at byte 0. */
export function findFromEnd(source: ByteSource): PackedBlock[] | undefined {
  const blocks: PackedBlock[] = []
  let end = source.bytes
  while (end > 0) {
    if (end < RECORD_BYTES + TRAILER_BYTES || blocks.length === MAX_BLOCKS) return undefined
    const trailerAt = end - TRAILER_BYTES
    const packed = readView(source, trailerAt, TRAILER_BYTES).getBigUint64(0, true)
    if (packed > BigInt(trailerAt - RECORD_BYTES)) return undefined
    const at = trailerAt - Number(packed)
    const header = readRecord(source, at - RECORD_BYTES)
    if (problemOf(header, AVML_MAGIC, AVML_VERSION)) return undefined
    if (header.bytes > MAX_RATIO * Number(packed)) return undefined
    blocks.push({ address: header.address, bytes: header.bytes, at, end: trailerAt })
    end = at - RECORD_BYTES
  }
  return blocks.reverse()
}

/** Finds blocks from the start, in steps, for as long as all is well. */
export class BlockWalk {
  readonly warnings: string[] = []
  /** Guest bytes that the last block promises and does not hold. */
  missingBytes = 0
  readonly #blocks: PackedBlock[] = []
  #complete = false
  readonly #source: ByteSource
  readonly #scratch = new Uint8Array(16)
  #at = 0
  #open: { readonly address: number; readonly bytes: number; readonly at: number } | undefined
  #made = 0

  constructor(source: ByteSource) {
    this.#source = source
  }

  /** Those found so far; of one that was not walked to its end, what is there. */
  get blocks(): readonly PackedBlock[] {
    if (!this.#open || this.#made === 0) return this.#blocks
    const { address, at } = this.#open
    return [...this.#blocks, { address, bytes: this.#made, at, end: this.#at }]
  }

  get complete(): boolean {
    return this.#complete
  }

  /** Bytes of the file walked. */
  get at(): number {
    return this.#at
  }

  /** Takes up to `limit` more chunks and headers. @throws MigrascopeError as `source.read` */
  walk(limit: number): void {
    for (let i = 0; i < limit && !this.#complete; i++) {
      if (this.#open) this.#takeChunk(this.#open)
      else this.#takeHeader()
    }
  }

  #takeHeader(): void {
    const at = this.#at
    const room = this.#source.bytes - at
    if (room === 0) {
      this.#complete = true
      return
    }
    const header = room < RECORD_BYTES ? undefined : readRecord(this.#source, at)
    const problem = header && problemOf(header, AVML_MAGIC, AVML_VERSION)
    if (!header || problem || this.#blocks.length === MAX_BLOCKS) {
      const what =
        problem?.what ?? (header ? 'stand more blocks than are read' : 'the file is cut short')
      this.#end(`At byte ${at} ${what}: the last ${formatBytes(room)} of the file are not read.`)
      return
    }
    this.#at = at + RECORD_BYTES
    this.#open = { address: header.address, bytes: header.bytes, at: this.#at }
    this.#made = 0
  }

  #takeChunk({ address, bytes, at }: { address: number; bytes: number; at: number }): void {
    const chunk = readChunk(this.#source, this.#at, this.#scratch)
    const fails = 'what' in chunk
    if (fails || this.#made + chunk.plainBytes > bytes) {
      const what = fails ? chunk.what : 'a chunk of the next block'
      const where = `the block at address ${formatAddress(address)}`
      const lost = bytes - this.#made
      this.missingBytes = Math.min(lost, Number.MAX_SAFE_INTEGER)
      const cause =
        chunk.kind === 'cut'
          ? `The file is cut short: it ends at byte ${this.#source.bytes}, inside ${where}`
          : `The file is damaged: at byte ${this.#at}, inside ${where}, stands ${what}`
      this.#end(
        `${cause}. ${formatBytes(lost)} of it and all after it are missing; the rest is read.`,
      )
      return
    }
    this.#at = chunk.end
    this.#made += chunk.plainBytes
    if (this.#made < bytes) return
    this.#blocks.push({ address, bytes, at, end: chunk.end })
    this.#open = undefined
    // The length behind the data says nothing that the walk has not found; the next header decides.
    this.#at = Math.min(chunk.end + TRAILER_BYTES, this.#source.bytes)
  }

  #end(warning: string): void {
    this.warnings.push(warning)
    this.#complete = true
  }
}
