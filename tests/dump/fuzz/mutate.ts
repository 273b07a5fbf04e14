/**
 * Damages the bytes of a file in the ways that disks, tools and people with bad intentions do. Most damage falls
 * where headers are, since that is what readers believe.
 */
import type { Random } from './random.ts'

/** A stretch of bytes where every field matters. */
export type Span = readonly [from: number, to: number]

type Damage = (bytes: Buffer, random: Random, place: () => number, other: Buffer) => Buffer

const extremes = [
  0n,
  1n,
  0x7fff_ffffn,
  0xffff_ffffn,
  2n ** 32n,
  2n ** 53n,
  2n ** 63n,
  2n ** 64n - 1n,
]

const flip: Damage = (bytes, random, place) => {
  for (let i = random.below(8); i >= 0; i--) {
    const at = place()
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
  }
  return bytes
}

const overwrite: Damage = (bytes, random, place) => {
  for (let i = random.below(4); i >= 0; i--) bytes[place()] = random.below(256)
  return bytes
}

const truncate: Damage = (bytes, _, place) => bytes.subarray(0, place())

/** Zeros or ones, as of blocks that were never written. */
const run: Damage = (bytes, random, place) => {
  const at = place()
  const most = random.below(2) ? 16 : 5000
  bytes.subarray(at, at + 1 + random.below(most)).fill(random.below(2) ? 0xff : 0)
  return bytes
}

/** Bytes from elsewhere, of this file or of another format's. */
const splice: Damage = (bytes, random, place, other) => {
  const from = random.below(2) ? bytes : other
  const start = random.below(from.length)
  const part = from.subarray(start, start + 1 + random.below(random.below(2) ? 40 : 6000))
  const at = place()
  const over = random.below(2) ? part.length : 0
  return Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at + over)])
}

const drop: Damage = (bytes, random, place) => {
  const at = place()
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(64))])
}

/** Two fields change places, as two lengths or offsets might. */
const swap: Damage = (bytes, random, place) => {
  const size = random.pick([2, 4, 8])
  const [a, b] = [place(), place()]
  if (Math.max(a, b) + size > bytes.length) return bytes
  const first = Buffer.from(bytes.subarray(a, a + size))
  bytes.copyWithin(a, b, b + size)
  first.copy(bytes, b)
  return bytes
}

/** A number at its limits, or one off. */
const extreme: Damage = (bytes, random, place) => {
  const size = random.pick([2, 4, 8])
  const at = random.below(2) ? place() : place() & ~(size - 1)
  if (at + size > bytes.length) return bytes
  const little = random.below(2) === 0
  const field = bytes.subarray(at, at + size)
  if (little) field.reverse()
  let value = 0n
  for (const byte of field) value = value * 256n + BigInt(byte)
  if (random.below(3) === 0) value += random.below(2) ? 1n : -1n
  else value = extremes[random.below(extremes.length)] ?? 0n
  for (let i = size - 1; i >= 0; i--) {
    field[i] = Number(value & 0xffn)
    value >>= 8n
  }
  if (little) field.reverse()
  return bytes
}

const damages = [flip, overwrite, truncate, run, splice, drop, swap, extreme, extreme] as const

/** A damaged copy of `whole`, never empty. `spans` are its headers, `other` a file of any other format. */
export function mutate(
  whole: Buffer,
  spans: readonly Span[],
  other: Buffer,
  random: Random,
): Buffer {
  let bytes: Buffer = Buffer.from(whole)
  for (let i = random.below(3); i >= 0; i--) {
    const place = () => {
      const [from, to] = spans[random.below(spans.length)] ?? [0, bytes.length]
      const at = random.below(4) === 0 ? random.below(bytes.length) : from + random.below(to - from)
      return Math.min(at, bytes.length - 1)
    }
    bytes = random.pick(damages)(bytes, random, place, other)
    if (bytes.length === 0) return whole.subarray(0, 1)
  }
  return bytes
}
