/**
 * The bytes of pages, from their descriptors. Packed pages follow each other in the order of page frames, so
 * the file is read ahead in large pieces; pages that many descriptors share (writers keep one page of zeros
 * for all) lie behind, and are kept as they come out.
 */
import { constants, zstdDecompressSync } from 'node:zlib'
import { MigrascopeError } from '../../../shared/failure.ts'
import { decodeLzo1x } from '../../../workers/decoders/lzo1x.ts'
import { decodeSnappy } from '../../../workers/decoders/snappy.ts'
import { PageInflater } from '../page-inflater.ts'
import { type ByteSource, readBytes } from '../source.ts'
import type { Descriptors, Storage } from './descriptors.ts'

/** Read ahead at first, and at most, when pages follow each other. */
const MIN_AHEAD_BYTES = 64 * 1024
const MAX_AHEAD_BYTES = 1024 * 1024
/** Shared pages kept; writers have one. */
const KEPT_PAGES = 4
/** Frames of one page need no window above the largest page. */
const ZSTD_WINDOW_LOG = 20

export class Pages implements Disposable {
  readonly #source: ByteSource
  readonly #pageSize: number
  #ahead: Uint8Array = new Uint8Array(0)
  #aheadAt = 0
  #aheadBytes = MIN_AHEAD_BYTES
  readonly #inflater: PageInflater
  readonly #kept = new Map<number, Uint8Array>()
  /** Reads behind, one after the other, that no kept page has answered. */
  #behind = 0

  constructor(source: ByteSource, pageSize: number) {
    this.#source = source
    this.#pageSize = pageSize
    this.#inflater = new PageInflater(pageSize)
  }

  /**
   * Fills `into`, one page, with what the loaded descriptor stands for.
   * @throws MigrascopeError `bad-format` | `codec-unavailable` | `truncated` | `file-changed` | `io`
   */
  read(descriptor: Descriptors, into: Uint8Array): void {
    const { offset, bytes } = descriptor
    const kept = this.#kept.get(offset)
    if (kept) {
      into.set(kept)
      this.#behind = 0
      return
    }
    const isBehind = offset < this.#aheadAt
    // One page behind is a shared one; several are a reader that has gone back.
    if (isBehind && ++this.#behind <= KEPT_PAGES) {
      this.#decode(descriptor, readBytes(this.#source, offset, bytes), into)
      if (this.#kept.size === KEPT_PAGES) this.#kept.clear()
      this.#kept.set(offset, Uint8Array.from(into))
      return
    }
    this.#behind = 0
    const end = this.#aheadAt + this.#ahead.length
    if (isBehind || offset + bytes > end) {
      const follows = !isBehind && offset <= end
      this.#aheadBytes = follows ? Math.min(2 * this.#aheadBytes, MAX_AHEAD_BYTES) : MIN_AHEAD_BYTES
      const length = Math.min(Math.max(this.#aheadBytes, bytes), this.#source.bytes - offset)
      if (this.#ahead.length !== length) this.#ahead = new Uint8Array(length)
      // What is there is no longer true once the reading has begun.
      this.#aheadAt = Infinity
      this.#source.read(offset, this.#ahead)
      this.#aheadAt = offset
    }
    const start = offset - this.#aheadAt
    this.#decode(descriptor, this.#ahead.subarray(start, start + bytes), into)
  }

  [Symbol.dispose](): void {
    this.#inflater[Symbol.dispose]()
  }

  #decode(descriptor: Descriptors, packed: Uint8Array, into: Uint8Array): void {
    const { storage, offset } = descriptor
    let found: number
    try {
      found = this.#unpack(storage, packed, into)
    } catch (error) {
      if (error instanceof MigrascopeError) throw error
      throw this.#broken(offset, storage, error instanceof Error ? error.message : String(error))
    }
    if (found !== this.#pageSize) {
      throw this.#broken(offset, storage, `it decodes to ${found} bytes of ${this.#pageSize}`)
    }
  }

  /** Bytes that came out; never more than `into` holds. */
  #unpack(storage: Storage, packed: Uint8Array, into: Uint8Array): number {
    switch (storage) {
      case 'stored':
        into.set(packed)
        return packed.length
      case 'zlib':
        return this.#inflater.inflate(packed, into)
      case 'LZO':
        return decodeLzo1x(packed, into)
      case 'snappy':
        return decodeSnappy(packed, into)
      case 'zstd':
        return decodeZstd(packed, into)
      case 'damaged':
      case 'beyond':
        throw new Error('its descriptor makes no sense')
      default:
        return storage satisfies never
    }
  }

  #broken(offset: number, storage: Storage, why: string): MigrascopeError {
    const { name, path } = this.#source
    return new MigrascopeError(
      'bad-format',
      `${name} has a damaged page: the ${storage} data at byte ${offset} cannot be decoded (${why}). Copy or dump it again.`,
      {
        file: name,
        path,
        offset,
        expected: `${storage} page of ${this.#pageSize} bytes`,
        found: why,
      },
    )
  }
}

function decodeZstd(packed: Uint8Array, into: Uint8Array): number {
  // Older runtimes and some builds of Electron's lack it, whatever the types say.
  if (typeof (zstdDecompressSync as unknown) !== 'function') {
    throw new MigrascopeError(
      'codec-unavailable',
      `This dump's pages are packed with zstd, which this runtime (Node ${process.versions.node}) lacks; 22.15 or newer has it.`,
    )
  }
  const plain = zstdDecompressSync(packed, {
    chunkSize: into.length,
    maxOutputLength: into.length,
    params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG },
  })
  into.set(plain)
  return plain.length
}
