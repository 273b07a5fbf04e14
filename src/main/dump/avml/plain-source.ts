/**
 * The content of AVML blocks, one after the other, as if it were a file: chunks are decoded as they are read,
 * one at a time, and every checksum is compared. Reading forward is one sweep; going back begins at the start
 * of the block again.
 */
import { MigrascopeError } from '../../../shared/failure.ts'
import { crc32c } from '../../../workers/decoders/crc32c.ts'
import { decodeSnappy } from '../../../workers/decoders/snappy.ts'
import type { ByteSource } from '../source.ts'
import type { PackedBlock } from './blocks.ts'
import { type Chunk, masked, MAX_PACKED_BYTES, MAX_PLAIN_BYTES, readChunk } from './chunks.ts'

export class PlainSource implements ByteSource {
  readonly name: string
  readonly path: string
  readonly bytes: number
  readonly #source: ByteSource
  readonly #blocks: readonly PackedBlock[]
  /** Place of each block's first byte. */
  readonly #starts: Float64Array
  readonly #scratch = new Uint8Array(16)
  readonly #packed = new Uint8Array(MAX_PACKED_BYTES)
  readonly #plain = new Uint8Array(MAX_PLAIN_BYTES)
  /** What `#plain` holds. */
  #heldAt = 0
  #held = 0
  #block = -1
  /** In the file, where the next chunk begins; and the place of its first plain byte. */
  #chunkAt = 0
  #plainAt = 0

  constructor(source: ByteSource, blocks: readonly PackedBlock[]) {
    this.#source = source
    this.#blocks = blocks
    this.#starts = new Float64Array(blocks.length)
    let bytes = 0
    blocks.forEach((block, i) => {
      this.#starts[i] = bytes
      bytes += block.bytes
    })
    this.name = source.name
    this.path = source.path
    this.bytes = bytes
  }

  read(offset: number, into: Uint8Array): void {
    let done = 0
    while (done < into.length) {
      const at = offset + done
      const part = into.subarray(done)
      done += this.#fromHeld(at, part) || this.#fromChunks(at, part)
    }
  }

  [Symbol.dispose](): void {
    this.#source[Symbol.dispose]()
  }

  /** Copies what is decoded already; 0 when `at` is not in it. */
  #fromHeld(at: number, into: Uint8Array): number {
    const skip = at - this.#heldAt
    if (skip < 0 || skip >= this.#held) return 0
    const bytes = Math.min(this.#held - skip, into.length)
    into.set(this.#plain.subarray(skip, skip + bytes))
    return bytes
  }

  /** Goes to the chunk that `at` is in and decodes it, into its target where it fits; gives the bytes filled. */
  #fromChunks(at: number, into: Uint8Array): number {
    const index = this.#find(at)
    const block = this.#blocks[index]
    const start = this.#starts[index] ?? 0
    if (!block || at - start >= block.bytes) throw this.#outside(at)
    if (index !== this.#block || at < this.#plainAt) {
      this.#block = index
      this.#chunkAt = block.at
      this.#plainAt = start
    }
    for (;;) {
      const chunk = this.#next(block)
      const from = this.#plainAt
      this.#chunkAt = chunk.end
      this.#plainAt = from + chunk.plainBytes
      if (this.#plainAt > start + block.bytes) throw this.#damaged(chunk.at, 'less', 'more')
      if (at >= this.#plainAt) continue
      if (at === from && chunk.plainBytes <= into.length) {
        this.#decode(chunk, into)
        return chunk.plainBytes
      }
      this.#held = 0
      this.#decode(chunk, this.#plain)
      this.#heldAt = from
      this.#held = chunk.plainBytes
      return this.#fromHeld(at, into)
    }
  }

  #next(block: PackedBlock): Chunk {
    if (this.#chunkAt >= block.end) throw this.#damaged(this.#chunkAt, 'chunk', 'end of the block')
    const chunk = readChunk(this.#source, this.#chunkAt, this.#scratch)
    if ('what' in chunk) {
      throw this.#damaged(this.#chunkAt, 'chunk', chunk.what)
    }
    return chunk
  }

  /** Fills the first `chunk.plainBytes` of `into`. */
  #decode(chunk: Chunk, into: Uint8Array): void {
    const target = into.subarray(0, chunk.plainBytes)
    if (chunk.kind === 'stored') this.#source.read(chunk.at, target)
    else {
      const packed = this.#packed.subarray(0, chunk.end - chunk.at)
      this.#source.read(chunk.at, packed)
      try {
        decodeSnappy(packed, target)
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        throw this.#damaged(chunk.at, `${chunk.plainBytes} bytes of snappy`, error.message)
      }
    }
    const found = masked(crc32c(target))
    if (found !== chunk.checksum) throw this.#damaged(chunk.at, chunk.checksum, found)
  }

  /** The block that holds `at`, if one does. */
  #find(at: number): number {
    let low = 0
    let high = this.#blocks.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return low
  }

  #damaged(offset: number, expected: string | number, found: string | number): MigrascopeError {
    const { name, path } = this
    return new MigrascopeError(
      'bad-format',
      `${name} is damaged: the chunk at byte ${offset} does not decode to what was stored. Copy or dump it again.`,
      { file: name, path, offset, expected, found },
    )
  }

  #outside(at: number): MigrascopeError {
    return new MigrascopeError('internal', `There is no byte ${at} of memory in ${this.name}.`)
  }
}
