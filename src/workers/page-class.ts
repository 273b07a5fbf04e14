/**
 * Tells what kind of page bytes are, in one cheap look: all of a page for zero and same-byte pages, else a
 * sample of 512 bytes. The classes say roughly how a page compresses; they are for a picture, not for
 * decisions about a single page.
 *
 * The sample is 16 stretches of 32 bytes, one in each sixteenth of the page; where in its sixteenth a stretch
 * lies moves on from one to the next, so that records of a power of two in size are not always hit in the same
 * place. The rules, in this order, with what zlib 1 leaves of such pages (bench/page-classes.ts; a Linux guest of
 * 128 MiB, a process of 30 MiB, the sample):
 *
 * 1. zero: every byte is 0.
 * 2. same-byte: every byte equals the first one. 1 %.
 * 3. incompressible: the sample's entropy is at least 7 bits a byte. 512 random bytes come to 7.5–7.7 (a sample
 *    that small never shows 8). 99–100 %.
 * 4. low entropy: at most 2 bits a byte. 6–13 %.
 * 5. text-like: of the bytes that are not zero 95 % are printable ASCII, tab or line end, and they are at least a
 *    quarter of the sample (a few letters among zeros are no text). 27–37 %.
 * 6. pointer-like: a quarter of the 64-bit little-endian words are canonical addresses as operating systems use
 *    them: the upper half (kernels; not small negative numbers), or the lower half from 1 TiB on (program code,
 *    stacks and heaps). 32-bit and big-endian guests show none. 13–30 %.
 * 7. mixed: what is left; program code and data. 27–62 %.
 */
import { classIndex } from '../shared/page-class.ts'
import { zeroTest } from './zero-page.ts'

/** Answers with the place in `pageClasses` of the page at `offset` of the memory it was made for. */
export type PageClassifier = (offset: number) => number

const STRETCHES = 16
const STRETCH_BYTES = 32
const SAMPLE_BYTES = STRETCHES * STRETCH_BYTES
/** How far a stretch lies further in than the one before. Whole words, and no power of two. */
const DRIFT_BYTES = 40

const MIN_INCOMPRESSIBLE_BITS = 7
const MAX_LOW_BITS = 2
const MIN_TEXT_SHARE = 0.95
const MIN_TEXT_BYTES = SAMPLE_BYTES / 4
const MIN_POINTERS = SAMPLE_BYTES / 8 / 4

/** n × log2 n: entropy is log2 of the sample's size minus the mean of these over its size. */
const weights = Float64Array.from({ length: SAMPLE_BYTES + 1 }, (_, n) =>
  n === 0 ? 0 : n * Math.log2(n),
)
const bitsFromWeight = (sum: number) => Math.log2(SAMPLE_BYTES) - sum / SAMPLE_BYTES

/** Where in a page the stretches begin, in 32-bit words. */
function stretchWords(pageSize: number): Int32Array {
  const step = 8 * Math.floor(pageSize / STRETCHES / 8)
  const room = (step - STRETCH_BYTES) / 8 + 1
  // Of eight, so that each word of a record of 64 bytes is hit as often as the others.
  const places = room < 8 ? room : room - (room % 8)
  return Int32Array.from(
    { length: STRETCHES },
    (_, i) => (i * step + 8 * (((i * DRIFT_BYTES) / 8) % places)) / 4,
  )
}

/**
 * A classifier of the pages in `bytes`, which start at multiples of `pageSize`, 512 or more. `bytes` must begin at
 * a multiple of 4 of its buffer.
 */
export function pageClassifier(bytes: Uint8Array, pageSize: number): PageClassifier {
  const isZero = zeroTest(bytes)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2)
  const starts = stretchWords(pageSize)
  // By the byte's place in its word, so that runs of one value do not wait for each other's store.
  const histogram = new Uint16Array(4 * 256)

  const isSameByte = (offset: number) =>
    buffer[offset] === buffer[offset + pageSize - 1] &&
    buffer.compare(buffer, offset + 1, offset + pageSize, offset, offset + pageSize - 1) === 0

  /** Fills the histogram; how many of the sample's words are addresses. */
  const sample = (offset: number): number => {
    histogram.fill(0)
    let pointers = 0
    const page = offset >> 2
    for (let i = 0; i < STRETCHES; i++) {
      const start = page + at(starts, i)
      for (let w = start; w < start + STRETCH_BYTES / 4; w += 2) {
        const low = at(words, w)
        const high = at(words, w + 1)
        count(histogram, low)
        count(histogram, high)
        if (isAddress(low, high)) pointers++
      }
    }
    return pointers
  }

  return offset => {
    if (isZero(offset, pageSize)) return classIndex.zero
    if (isSameByte(offset)) return classIndex.sameByte
    const pointers = sample(offset)
    let weight = 0
    let text = 0
    let zeros = 0
    for (let value = 0; value < 256; value++) {
      const times =
        at(histogram, value) +
        at(histogram, 256 + value) +
        at(histogram, 512 + value) +
        at(histogram, 768 + value)
      weight += weights[times] as number
      if (value === 0) zeros = times
      else if (isText(value)) text += times
    }
    const bits = bitsFromWeight(weight)
    if (bits >= MIN_INCOMPRESSIBLE_BITS) return classIndex.incompressible
    if (bits <= MAX_LOW_BITS) return classIndex.lowEntropy
    const filled = SAMPLE_BYTES - zeros
    if (filled >= MIN_TEXT_BYTES && text >= MIN_TEXT_SHARE * filled) return classIndex.textLike
    return pointers >= MIN_POINTERS ? classIndex.pointerLike : classIndex.mixed
  }
}

const at = (numbers: Int32Array | Uint16Array, i: number) => numbers[i] as number

function count(histogram: Uint16Array, word: number): void {
  const a = word & 0xff
  const b = 256 + ((word >>> 8) & 0xff)
  const c = 512 + ((word >>> 16) & 0xff)
  const d = 768 + (word >>> 24)
  histogram[a] = at(histogram, a) + 1
  histogram[b] = at(histogram, b) + 1
  histogram[c] = at(histogram, c) + 1
  histogram[d] = at(histogram, d) + 1
}

/** Printable ASCII, tab, line feed, carriage return. */
const isText = (byte: number) =>
  (byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13

/** A word's two halves, both as signed numbers. */
function isAddress(low: number, high: number): boolean {
  const top = high >>> 16
  if (top === 0) return high >= 0x100
  if (top !== 0xffff) return false
  // The last 2 GiB hold a kernel's own code; negative numbers and error values are not below it.
  return high !== -1 || (low < 0 && low < -0x100000)
}
