/**
 * PNG files as small as pictures of a window allow: at most 256 colours in a palette, one byte a pixel. Reads what
 * Chromium and this file write (8 bits a channel or an index, no interlacing); the format is that of the PNG specification, third edition.
 * Pictures of up to 256 colours stay exact; of others, colours of large areas do, and rare ones become the nearest.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const COLOURS = 256
/** Colours that are kept because they are frequent; the rest of the palette goes to what is far from them. */
const FREQUENT = 144

/** @returns a PNG with a palette that shows the same picture */
export function shrink(file) {
  const { width, height, pixels } = decode(file)
  const counts = new Map()
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  const palette = choose(counts)
  const index = new Map(palette.map((colour, i) => [colour, i]))
  for (const colour of counts.keys()) {
    if (!index.has(colour)) index.set(colour, nearest(palette, colour))
  }
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0, at = 0; y < height; y++) {
    // Filter 0: neighbouring numbers of a palette have nothing to do with each other.
    const row = y * (width + 1) + 1
    for (let x = 0; x < width; x++) rows[row + x] = index.get(pixels[at++])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Pixels as numbers 0xRRGGBB, row by row. */
export function decode(file) {
  const parts = []
  let width = 0
  let height = 0
  let step = 0
  let palette
  for (let at = SIGNATURE.length; at < file.length;) {
    const length = file.readUInt32BE(at)
    const type = file.toString('latin1', at + 4, at + 8)
    const body = file.subarray(at + 8, at + 8 + length)
    if (type === 'IHDR') {
      width = body.readUInt32BE(0)
      height = body.readUInt32BE(4)
      step = { 2: 3, 3: 1, 6: 4 }[body[9]] ?? 0
      if (body[8] !== 8 || step === 0 || body[12] !== 0) throw new Error('a PNG of another kind')
    } else if (type === 'PLTE') palette = body
    else if (type === 'IDAT') parts.push(body)
    at += length + 12
  }
  const raw = unfilter(inflateSync(Buffer.concat(parts)), width * step, height, step)
  const pixels = new Uint32Array(width * height)
  for (let i = 0; i < pixels.length; i++) {
    const [from, at] = palette === undefined ? [raw, i * step] : [palette, 3 * raw[i]]
    pixels[i] = (from[at] << 16) | (from[at + 1] << 8) | from[at + 2]
  }
  return { width, height, pixels }
}

function unfilter(rows, stride, height, step) {
  const out = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    const from = y * (stride + 1)
    const filter = rows[from]
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x
      const left = x < step ? 0 : out[at - step]
      const up = y === 0 ? 0 : out[at - stride]
      const corner = x < step || y === 0 ? 0 : out[at - stride - step]
      out[at] = rows[from + 1 + x] + predicted(filter, left, up, corner)
    }
  }
  return out
}

function predicted(filter, left, up, corner) {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const [a, b] = [Math.abs(up - corner), Math.abs(left - corner)]
  const both = Math.abs(left + up - 2 * corner)
  return a <= b && a <= both ? left : b <= both ? up : corner
}

/** The most frequent colours, then again and again the one that is farthest from all chosen, weighed by its pixels. */
function choose(counts) {
  const colours = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a - b)
  if (colours.length <= COLOURS) return colours
  const palette = colours.slice(0, FREQUENT)
  const rest = colours.slice(FREQUENT)
  const far = rest.map(colour => Math.min(...palette.map(chosen => distance(chosen, colour))))
  while (palette.length < COLOURS) {
    let best = 0
    let most = -1
    rest.forEach((colour, i) => {
      const weight = far[i] * Math.sqrt(counts.get(colour))
      if (weight > most) [best, most] = [i, weight]
    })
    const colour = rest[best]
    palette.push(colour)
    rest.forEach((other, i) => (far[i] = Math.min(far[i], distance(colour, other))))
  }
  return palette
}

function nearest(palette, colour) {
  let best = 0
  let least = Infinity
  palette.forEach((chosen, i) => {
    const far = distance(chosen, colour)
    if (far < least) [best, least] = [i, far]
  })
  return best
}

const channels = colour => [colour >> 16, (colour >> 8) & 255, colour & 255]

function distance(one, other) {
  const [r, g, b] = [16, 8, 0].map(shift => ((one >> shift) & 255) - ((other >> shift) & 255))
  return 2 * r * r + 4 * g * g + 3 * b * b
}

function chunk(type, body) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const out = Buffer.alloc(body.length + 12)
  out.writeUInt32BE(body.length, 0)
  out.set(named, 4)
  out.writeUInt32BE(crc32(named), body.length + 8)
  return out
}
