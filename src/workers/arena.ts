/**
 * The fixed memory of a job, shared by all its threads. One half holds guest pages, the other what the codec
 * made of them; a list names the pages that are not zero, in the order they were found. A request is a
 * stretch of the list, and its output lies in the second half at the place of its first list entry: output
 * that is not smaller than its input is stored raw, so the halves are of one size and nothing overlaps.
 */
export interface ArenaMemory {
  readonly pages: SharedArrayBuffer
  /** Int32 page numbers, one entry per page that the arena can hold. */
  readonly list: SharedArrayBuffer
  readonly pageSize: number
  /** Pages in one half. */
  readonly capacity: number
}

/** Makes an arena of `bytes`, both halves together. */
export function makeArena(bytes: number, pageSize: number): ArenaMemory {
  const capacity = Math.floor(bytes / 2 / pageSize)
  return {
    pages: new SharedArrayBuffer(2 * capacity * pageSize),
    list: new SharedArrayBuffer(4 * capacity),
    pageSize,
    capacity,
  }
}

export class Arena {
  readonly pageSize: number
  readonly capacity: number
  readonly input: Uint8Array
  readonly output: Uint8Array
  readonly list: Int32Array
  /** `input`, for Buffer#copy: TypedArray#set copies shared memory word by word. */
  readonly #pages: Buffer

  constructor(memory: ArenaMemory) {
    const half = memory.capacity * memory.pageSize
    this.pageSize = memory.pageSize
    this.capacity = memory.capacity
    this.input = new Uint8Array(memory.pages, 0, half)
    this.output = new Uint8Array(memory.pages, half, half)
    this.list = new Int32Array(memory.list)
    this.#pages = Buffer.from(memory.pages, 0, half)
  }

  page(number: number): Uint8Array {
    return this.input.subarray(number * this.pageSize, (number + 1) * this.pageSize)
  }

  /** Where the output of the request that begins at list entry `start` goes. */
  outputOf(start: number, bytes: number): Uint8Array {
    return this.output.subarray(start * this.pageSize, start * this.pageSize + bytes)
  }

  /**
   * Copies the pages of `count` list entries to the start of `room`, all of which they fill when it is as large as
   * they are. A page is copied even where it could be read in place: it comes into the processor's caches faster
   * so than a codec brings it there, and a request leaves no view behind for the garbage collector.
   */
  gather(start: number, count: number, room: Uint8Array): Uint8Array {
    for (let i = 0; i < count; i++) {
      const from = (this.list[start + i] as number) * this.pageSize
      this.#pages.copy(room, i * this.pageSize, from, from + this.pageSize)
    }
    const bytes = count * this.pageSize
    return bytes === room.length ? room : room.subarray(0, bytes)
  }
}
