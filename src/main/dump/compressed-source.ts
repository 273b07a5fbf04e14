/**
 * What is in a compressed file, as a source: unpacked block by block as far as is read, with a few MiB kept.
 * Reading forward is one sweep; going back further than what is kept unpacks from the start again, so whoever
 * reads through it keeps what it will want again (remembered-source.ts). How long it is shows only at its end, so
 * `settle` goes there once; a small file is settled when it opens. A file that is cut or damaged ends, with a
 * warning, behind the last block that could be unpacked.
 */
import { MigrascopeError } from '../../shared/failure.ts'
import { formatBytes } from '../../shared/units.ts'
import { BlockCache } from './block-cache.ts'
import type { Watch } from './dump.ts'
import { type ByteSource, readView } from './source.ts'
import {
  openDecoder,
  type StreamDecoder,
  StreamFault,
  type StreamMethod,
} from './stream-decoder.ts'
import { TooFarToOpen, type WrappedSource } from './wrapper.ts'

/** Unpacked at once. Always whole ones, so that a damaged stream ends at the same place however it is read. */
const BLOCK_BYTES = 64 * 1024
/** Packed bytes that are read at once. */
const INPUT_BYTES = 64 * 1024
/** Unpacked when it opens: some 20 ms. Half of what is kept, so formats find their headers there. */
const OPENING_BLOCKS = 64
/** Steps that formats may cause before it is settled: 16 MiB, some 60 ms. */
const OPENING_STEPS = 256

/** The most that one byte stands for: deflate's limit; zstd's RLE blocks, 128 KiB in 4 bytes. */
const maxRatio: Readonly<Record<StreamMethod, number>> = { gzip: 1032, zlib: 1032, zstd: 2 ** 15 }

export class CompressedSource implements WrappedSource {
  readonly name: string
  readonly path: string
  readonly warnings: string[] = []
  readonly #file: ByteSource
  readonly #method: StreamMethod
  readonly #cache = new BlockCache(BLOCK_BYTES)
  readonly #input = new Uint8Array(INPUT_BYTES)
  #decoder: StreamDecoder | undefined
  /** Where the next packed bytes are read. */
  #inputAt = 0
  /** The block that is being unpacked, its bytes, and how many of them are there. */
  #next = 0
  #block: Uint8Array
  #filled = 0
  #length: number | undefined
  #steps = 0
  /** Set when opening is over: reads may go as far as they like, and are watched until the length is known. */
  #watch: Watch | undefined
  #unpackedBytes = 0
  #fault: StreamFault | undefined

  private constructor(file: ByteSource, method: StreamMethod) {
    this.#file = file
    this.#method = method
    this.name = file.name
    this.path = file.path
    this.#block = this.#cache.take()
  }

  /** @throws MigrascopeError where not one byte can be unpacked */
  static open(file: ByteSource, method: StreamMethod): CompressedSource {
    const source = new CompressedSource(file, method)
    try {
      while (source.#next < OPENING_BLOCKS && !source.settled && source.#steps < OPENING_STEPS) {
        source.#step()
      }
      if (source.#length === 0) throw source.#nothing()
      return source
    } catch (error) {
      source.#decoder?.[Symbol.dispose]()
      throw error
    }
  }

  get settled(): boolean {
    return this.#length !== undefined
  }

  get bytes(): number {
    return this.#length ?? maxRatio[this.#method] * this.#file.bytes
  }

  /** gzip tells the length modulo 4 GiB; else at least as much as the file itself. */
  get likelyBytes(): number {
    const { bytes } = this.#file
    const least = Math.max(bytes, this.#next * BLOCK_BYTES)
    if (this.#method !== 'gzip') return least
    const told = readView(this.#file, bytes - 4, 4).getUint32(0, true)
    return told + Math.max(0, Math.ceil((least - told) / 2 ** 32)) * 2 ** 32
  }

  /** Bytes unpacked so far, again those that were unpacked again: what going back has cost. */
  get unpackedBytes(): number {
    return this.#unpackedBytes
  }

  lift(watch: Watch): void {
    this.#watch = watch
  }

  read(offset: number, into: Uint8Array): void {
    if (offset + into.length > this.bytes) throw this.#short(offset, into.length)
    let done = 0
    while (done < into.length) {
      const at = offset + done
      const index = Math.floor(at / BLOCK_BYTES)
      const block = this.#cache.get(index) ?? this.#unpack(index, offset, into.length)
      const part = block.subarray(at - index * BLOCK_BYTES)
      const bytes = Math.min(part.length, into.length - done)
      into.set(part.subarray(0, bytes), done)
      done += bytes
    }
  }

  settle(watch: Watch): void {
    while (!this.settled) this.#watchedStep(watch)
  }

  [Symbol.dispose](): void {
    this.#decoder?.[Symbol.dispose]()
    this.#decoder = undefined
    this.#file[Symbol.dispose]()
  }

  /** Goes on, or back to the start, until block `index` is there. */
  #unpack(index: number, offset: number, wanted: number): Uint8Array {
    if (index < this.#next) this.#restart()
    while (this.#next <= index) {
      if (this.settled) this.#step()
      else if (this.#watch) this.#watchedStep(this.#watch)
      else if (this.#steps > OPENING_STEPS) throw new TooFarToOpen(this, offset)
      else this.#step()
    }
    // The end may have come before what is wanted.
    if (offset + wanted > this.bytes) throw this.#short(offset, wanted)
    const block = this.#cache.get(index)
    if (block) return block
    throw new MigrascopeError('internal', `Block ${index} of ${this.name} is not kept.`)
  }

  /** One step towards the end, which is not known yet. */
  #watchedStep({ onProgress, isCancelled }: Watch): void {
    if (isCancelled?.()) throw new MigrascopeError('cancelled', 'The unpacking was cancelled.')
    this.#step()
    onProgress?.(Math.min(1, this.#inputAt / this.#file.bytes))
  }

  /** Takes one piece of packed bytes, or unpacks to the end of a block, whichever comes first. */
  #step(): void {
    const decoder = (this.#decoder ??= openDecoder(this.#method))
    this.#steps++
    try {
      const made = decoder.pull(this.#block.subarray(this.#filled))
      this.#filled += made
      this.#unpackedBytes += made
      if (this.#filled === BLOCK_BYTES) this.#keep()
      else if (decoder.ended) this.#end()
      else if (this.#inputAt < this.#file.bytes) this.#feed(decoder)
      else {
        decoder.finish()
        this.#end()
      }
    } catch (error) {
      if (!(error instanceof StreamFault)) throw error
      this.#fault = error
      this.#end()
    }
  }

  #feed(decoder: StreamDecoder): void {
    const bytes = Math.min(INPUT_BYTES, this.#file.bytes - this.#inputAt)
    // All pushed before is used up, or the decoder would not want more.
    const input = this.#input.subarray(0, bytes)
    this.#file.read(this.#inputAt, input)
    this.#inputAt += bytes
    decoder.push(input)
  }

  #keep(): void {
    this.#cache.put(this.#next, this.#block.subarray(0, this.#filled))
    this.#block = this.#cache.take()
    this.#next++
    this.#filled = 0
  }

  #end(): void {
    const length = this.#next * BLOCK_BYTES + this.#filled
    if (this.#length === undefined) {
      this.#length = length
      if (this.#fault && length > 0) this.warnings.push(this.#warning(this.#fault, length))
    } else if (length !== this.#length) throw this.#changed(length)
    if (this.#filled > 0) this.#keep()
    // What is read next lies before this.
    this.#next = Infinity
    this.#decoder?.[Symbol.dispose]()
    this.#decoder = undefined
  }

  #restart(): void {
    this.#decoder?.[Symbol.dispose]()
    this.#decoder = undefined
    this.#inputAt = 0
    this.#next = 0
    this.#filled = 0
  }

  #warning({ reason }: StreamFault, length: number): string {
    const { bytes } = this.#file
    const why = {
      cut: `cut short: it ends at byte ${bytes}, inside its ${this.#method} stream`,
      damaged: `damaged somewhere before byte ${this.#inputAt}: its ${this.#method} stream cannot be unpacked on, and what comes just before may be wrong`,
      window: `compressed further on with a window above 128 MiB; unpack it first (zstd -d --long=31)`,
    }
    return `The compressed file is ${why[reason]}. The first ${formatBytes(length)} of what was in it are read.`
  }

  #nothing(): MigrascopeError {
    const { name, path } = this
    const details = { file: name, path, offset: 0, expected: `${this.#method} stream` }
    const fault = this.#fault
    switch (fault?.reason) {
      case undefined:
        return new MigrascopeError(
          'empty-file',
          `${name} is a compressed file with nothing in it. Check that the dump was written to its end.`,
          { file: name, path, offset: 0, found: 0 },
        )
      case 'cut':
        return new MigrascopeError(
          'truncated',
          `${name} ends before anything could be unpacked from it. It was cut short; copy it again.`,
          { ...details, found: this.#file.bytes },
        )
      case 'window':
        return new MigrascopeError(
          'too-large',
          `${name} was compressed with a window above 128 MiB. Unpack it first: zstd -d --long=31 ${name}.`,
          { file: name, path, offset: 0, expected: 'window of 128 MiB at most' },
        )
      case 'damaged':
        return new MigrascopeError(
          'bad-format',
          `${name} is a damaged ${this.#method} file: nothing could be unpacked from it. Copy it again.`,
          { ...details, found: fault.message },
        )
    }
  }

  #short(offset: number, expected: number): MigrascopeError {
    const found = Math.max(0, this.bytes - offset)
    return new MigrascopeError(
      'truncated',
      `${this.name} ends too early: at byte ${offset} of what was compressed, ${expected} bytes should follow and ${found} do. It was cut short; copy or dump it again.`,
      { file: this.name, path: this.path, offset, expected, found },
    )
  }

  #changed(found: number): MigrascopeError {
    return new MigrascopeError(
      'file-changed',
      `${this.name} has changed while it was open: it unpacks to ${found} bytes now. Let whatever writes to it finish, then open it again.`,
      { file: this.name, path: this.path, offset: found, expected: this.#length ?? null, found },
    )
  }
}
