/**
 * Another reader of LZ4 blocks, slow and plain, after lz4's doc/lz4_Block_format.md alone. It also holds what
 * an encoder must keep to at a block's end, which decoders need not check.
 */

export interface Sequence {
  readonly literals: number
  /** 0 for the last one, which has no match. */
  readonly distance: number
  readonly length: number
}

export interface Block {
  readonly bytes: Uint8Array
  readonly sequences: readonly Sequence[]
}

export function readBlock(block: Uint8Array): Block {
  let at = 0
  const next = () => {
    const byte = block[at++]
    if (byte === undefined) throw new Error(`cut at ${at - 1}`)
    return byte
  }
  const lengthOf = (nibble: number) => {
    if (nibble < 15) return nibble
    let length = 15
    for (;;) {
      const byte = next()
      length += byte
      if (byte < 255) return length
    }
  }
  const bytes: number[] = []
  const sequences: Sequence[] = []
  for (;;) {
    const token = next()
    const literals = lengthOf(token >> 4)
    for (let i = 0; i < literals; i++) bytes.push(next())
    if (at === block.length) {
      sequences.push({ literals, distance: 0, length: 0 })
      return { bytes: Uint8Array.from(bytes), sequences }
    }
    const distance = next() | (next() << 8)
    const length = lengthOf(token & 15) + 4
    if (distance === 0 || distance > bytes.length) throw new Error(`distance ${distance} at ${at}`)
    for (let i = 0; i < length; i++) bytes.push(bytes[bytes.length - distance] ?? 0)
    sequences.push({ literals, distance, length })
  }
}

/**
 * A block as a random encoder would make it: any sequences that the format allows, also such as no
 * compressor would choose.
 * @param random gives whole numbers from 0 to under its argument
 */
export function randomBlock(random: (below: number) => number, sequences: number): Uint8Array {
  const block: number[] = []
  let made = 0
  const lengthBytes = (length: number) => {
    if (length < 15) return
    let rest = length - 15
    for (; rest >= 255; rest -= 255) block.push(255)
    block.push(rest)
  }
  const lengthUnder = () => random([3, 16, 40, 700][random(4)] ?? 3)
  for (let i = 0; i <= sequences; i++) {
    const isLast = i === sequences
    const literals = lengthUnder() + (made === 0 || isLast ? 5 : 0)
    const more = isLast ? 0 : lengthUnder() + (i === sequences - 1 ? 8 : 0)
    block.push((Math.min(literals, 15) << 4) | Math.min(more, 15))
    lengthBytes(literals)
    for (let k = 0; k < literals; k++) block.push(random(256))
    made += literals
    if (isLast) break
    const distance = 1 + random(Math.min(made, [4, 20, 0xffff][random(3)] ?? 4))
    block.push(distance & 255, distance >> 8)
    lengthBytes(more)
    made += more + 4
  }
  return Uint8Array.from(block)
}
