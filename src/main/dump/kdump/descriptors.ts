/**
 * Page descriptors: one for every page in the file, 24 bytes each, in the order of page frames. Read in
 * pieces, of which the last one is kept. What a descriptor says is judged here and nowhere else.
 */
import { type ByteSource, readBytes } from '../source.ts'

export const DESCRIPTOR_BYTES = 24

/** How a page is stored; `damaged` by what no writer writes, `beyond` the end of the file. */
export type Storage = 'stored' | 'zlib' | 'LZO' | 'snappy' | 'zstd' | 'damaged' | 'beyond'

/** Flag bits, of descriptors and of the main header's status. */
const methods: Readonly<Record<number, Storage>> = {
  0: 'stored',
  1: 'zlib',
  2: 'LZO',
  4: 'snappy',
  0x20: 'zstd',
}
/** In status: the writer ran out of space. */
export const INCOMPLETE = 8

/** The method that the main header names, for people; null for none. */
export function methodOf(status: number): string | null {
  const storage = methods[status & 0x27] ?? 'damaged'
  return storage === 'stored' || storage === 'damaged' ? null : storage
}

/** 64 KiB, in whole descriptors. */
const PER_PIECE = 2730

export interface DescriptorTable {
  readonly at: number
  readonly littleEndian: boolean
  readonly pageSize: number
}

export class Descriptors {
  readonly #source: ByteSource
  readonly #table: DescriptorTable
  #view: DataView = new DataView(new ArrayBuffer(0))
  /** Number of the first descriptor in `#view`. */
  #first = 0
  /** Of the descriptor that was loaded last. */
  offset = 0
  bytes = 0
  storage: Storage = 'damaged'

  constructor(source: ByteSource, table: DescriptorTable) {
    this.#source = source
    this.#table = table
  }

  /** How many the file has room for. */
  get room(): number {
    const bytes = this.#source.bytes - this.#table.at
    return Math.max(0, Math.floor(bytes / DESCRIPTOR_BYTES))
  }

  /** Where descriptor `k` stands in the file. */
  place(k: number): number {
    return this.#table.at + k * DESCRIPTOR_BYTES
  }

  /**
   * Loads descriptor `k`, which is below `room`, into the fields.
   * @throws MigrascopeError `file-changed` | `io`
   */
  load(k: number): Storage {
    let at = (k - this.#first) * DESCRIPTOR_BYTES
    if (at < 0 || at >= this.#view.byteLength) {
      this.#first = k - (k % PER_PIECE)
      const count = Math.min(PER_PIECE, this.room - this.#first)
      const bytes = readBytes(this.#source, this.place(this.#first), count * DESCRIPTOR_BYTES)
      this.#view = new DataView(bytes.buffer)
      at = (k - this.#first) * DESCRIPTOR_BYTES
    }
    const view = this.#view
    const { littleEndian } = this.#table
    const low = view.getUint32(at + (littleEndian ? 0 : 4), littleEndian)
    const high = view.getUint32(at + (littleEndian ? 4 : 0), littleEndian)
    this.offset = high * 2 ** 32 + low
    this.bytes = view.getUint32(at + 8, littleEndian)
    return (this.storage = this.#judge(view.getUint32(at + 12, littleEndian)))
  }

  #judge(flags: number): Storage {
    const { offset, bytes } = this
    const { pageSize } = this.#table
    const storage = methods[flags] ?? 'damaged'
    // Writers keep what compression makes no smaller as it is.
    const right = storage === 'stored' ? bytes === pageSize : bytes > 0 && bytes <= pageSize
    if (!right || offset === 0 || offset >= 2 ** 53) return 'damaged'
    return offset + bytes > this.#source.bytes ? 'beyond' : storage
  }
}
