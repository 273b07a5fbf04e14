import { deflateSync, crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { decode, shrink } from '../../scripts/lib/screenshots/png.mjs'

const chunk = (type: string, body: Buffer) => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(body.length, 0)
  ends.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}

/** A PNG of 24 bits a pixel whose rows are filtered in each of the five ways (PNG 3rd edition, 9.2). */
function png(width: number, height: number, colour: (x: number, y: number) => number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const at = (x: number, y: number, channel: number) =>
    x < 0 || y < 0 ? 0 : (colour(x, y) >> (16 - 8 * channel)) & 255
  const rows = Buffer.alloc(height * (3 * width + 1))
  let to = 0
  for (let y = 0; y < height; y++) {
    const filter = y % 5
    rows[to++] = filter
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 3; channel++) {
        const [a, b, c] = [at(x - 1, y, channel), at(x, y - 1, channel), at(x - 1, y - 1, channel)]
        const p = a + b - c
        const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)]
        const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c
        const guess = [0, a, b, (a + b) >> 1, paeth][filter] ?? 0
        rows[to++] = (at(x, y, channel) - guess) & 255
      }
    }
  }
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

test('up to 256 colours every pixel is what it was', () => {
  const colour = (x: number, y: number) => 0x010203 * ((x * 7 + y * 3) % 80)
  const file = png(97, 41, colour)
  const shrunk = decode(shrink(file))
  expect(shrunk).toMatchObject({ width: 97, height: 41 })
  for (let y = 0; y < 41; y++) {
    for (let x = 0; x < 97; x++) expect(shrunk.pixels[y * 97 + x]).toBe(colour(x, y))
  }
})

test('of more, those of large areas stay, and no other moves far', () => {
  const ground = 0x123456
  const colour = (x: number, y: number) => (y < 40 ? ground : (x << 16) | ((y - 40) << 10) | 0x40)
  const shrunk = decode(shrink(png(128, 60, colour)))
  expect(new Set(shrunk.pixels).size).toBeLessThanOrEqual(256)
  let most = 0
  for (let y = 0; y < 60; y++) {
    for (let x = 0; x < 128; x++) {
      const [is, was] = [shrunk.pixels[y * 128 + x] ?? 0, colour(x, y)]
      if (was === ground) expect(is).toBe(ground)
      for (const shift of [16, 8, 0]) {
        most = Math.max(most, Math.abs(((is >> shift) & 255) - ((was >> shift) & 255)))
      }
    }
  }
  expect(most).toBeLessThan(32)
})
