/**
 * Finds pages of which every byte is zero. Two steps: 32 bytes over Int32 lanes, where most other pages
 * show a bit already, then the C library's memcmp (through Buffer#compare) against zeros for the rest.
 * Lanes are Int32 and not Float64, where the bytes of -0 compare equal to zero.
 */
const zeros = Buffer.alloc(64 * 1024)

/** Answers whether `length` bytes at `offset` of the memory it was made for are all zero. */
export type ZeroTest = (offset: number, length: number) => boolean

/**
 * A zero test over `bytes`. Any offset and length inside of them will do; 4-byte aligned offsets from a
 * 4-byte aligned start are the fast ones.
 */
export function zeroTest(bytes: Uint8Array): ZeroTest {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const aligned = bytes.byteOffset % 4 === 0
  const words = aligned
    ? new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2)
    : new Int32Array(0)

  return (offset, length) => {
    if (aligned && length >= 32 && (offset & 3) === 0) {
      const w = offset >> 2
      const head =
        at(words, w) |
        at(words, w + 1) |
        at(words, w + 2) |
        at(words, w + 3) |
        at(words, w + 4) |
        at(words, w + 5) |
        at(words, w + 6) |
        at(words, w + 7)
      if (head !== 0) return false
    }
    const end = offset + length
    for (let from = offset; from < end; from += zeros.length) {
      const to = Math.min(end, from + zeros.length)
      if (zeros.compare(buffer, from, to, 0, to - from) !== 0) return false
    }
    return true
  }
}

const at = (words: Int32Array, i: number) => words[i] as number
