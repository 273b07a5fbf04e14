import { expect, test } from 'vitest'
import { decodeLzo1x } from '../../../src/workers/decoders/lzo1x.ts'
import { decodeWithin, hex } from './vectors.ts'

const decode = (block: Uint8Array, room = 200_000) => decodeWithin(decodeLzo1x, block, room)
const text = (block: string) => decode(hex(`${block} 11 00 00`)).toString('latin1')
/** A block that begins with `count` literals, 22 to 238. */
const after = (count: number, rest: string, filling = 'abcdefghijklmnopqrstuvwxyz') =>
  decode(Buffer.concat([Buffer.of(count + 17), Buffer.alloc(count, filling), hex(rest)])).toString(
    'latin1',
    count,
  )

test('literals at the start, by the first byte', () => {
  expect(decode(hex('11 00 00'))).toHaveLength(0)
  expect(text('12 61')).toBe('a')
  expect(text('15 61 62 63 64')).toBe('abcd')
  expect(text('01 61 62 63 64')).toBe('abcd')
})

test('runs of literals, with the length in the byte, in one more, and in zeros', () => {
  expect(text(`0f ${'61'.repeat(18)}`)).toBe('a'.repeat(18))
  expect(text(`00 01 ${'61'.repeat(19)}`)).toBe('a'.repeat(19))
  expect(text(`00 00 01 ${'61'.repeat(274)}`)).toBe('a'.repeat(274))
})

test('01LDDDSS and 1LLDDDSS: 3 to 8 bytes from up to 2 KiB', () => {
  expect(after(30, '40 00 11 00 00')).toBe('ddd')
  expect(after(30, '7c 00 11 00 00')).toBe('wxyz')
  expect(after(30, '9c 01 11 00 00')).toBe('opqrs')
  expect(after(30, 'fc 00 11 00 00')).toBe('wxyzabcd')
})

test('001LLLLL: lengths in the byte and after it, up to 16 KiB', () => {
  expect(after(30, '21 64 00 11 00 00')).toBe('efg')
  expect(after(30, '3f 00 00 11 00 00')).toBe('d'.repeat(33))
  expect(after(30, '20 01 00 00 11 00 00')).toBe('d'.repeat(34))
  expect(after(30, '20 00 01 00 00 11 00 00')).toBe('d'.repeat(289))
})

test('tails of one to three literals, and what follows them is a short copy', () => {
  expect(after(30, '41 00 58 11 00 00')).toBe('dddX')
  expect(after(30, '43 00 58 59 5a 00 00 11 00 00')).toBe('dddXYZZZ')
  expect(after(30, '42 00 58 59 0d 00 51 11 00 00')).toBe('dddXYddQ')
})

test('after a run of literals, a byte below 16 copies three bytes from beyond 2 KiB', () => {
  const run = Buffer.alloc(2049 + 1, 'abcdefghijklmnopqrstuvwxyz')
  const head = hex(`${'00'.repeat(8)} f7`)
  expect(18 + 255 * 7 + 0xf7).toBe(run.length)
  const block = Buffer.concat([head, run, hex('04 00 11 00 00')])
  expect(decode(block).subarray(run.length).toString()).toBe('abc')
})

test('0001HLLL: from beyond 16 KiB, the high bit for beyond 32 KiB', () => {
  for (const [distance, instruction] of [
    [16_385, '11 04 00'],
    [32_767, '11 fc ff'],
    [32_768, '19 00 00'],
    [49_151, '19 fc ff'],
  ] as const) {
    const start = Buffer.from('0123456789abcdefghijkl')
    // From there to the distance one zero repeats: 33 + 255 for each zero byte + the last byte.
    const zeros = distance - start.length - 1 - 33
    const length = Buffer.alloc(Math.floor(zeros / 255) + 1)
    length[length.length - 1] = zeros % 255
    const block = Buffer.concat([
      Buffer.of(start.length + 1 + 17),
      start,
      hex('00 20'),
      length,
      hex(`00 00 ${instruction} 11 00 00`),
    ])
    expect(decode(block).subarray(-3).toString()).toBe('012')
    expect(decode(block)).toHaveLength(distance + 3)
  }
})

test.each([
  ['nothing', ''],
  ['no end marker', '15 61 62 63 64'],
  ['an end marker that is cut', '15 61 62 63 64 11 00'],
  ['an end marker of another length', '15 61 62 63 64 12 00 00'],
  ['an end marker with a tail', '15 61 62 63 64 11 01 00 61 11 00 00'],
  ['bytes after the end marker', '12 61 11 00 00 00'],
  ['a copy before anything', '40 00 11 00 00'],
  ['a copy from before the start', '12 61 04 00 11 00 00'],
  ['a far copy from before the start', '15 61 62 63 64 11 04 00 11 00 00'],
  ['a length of zeros without end', `00 ${'00'.repeat(1000)}`],
  ['literals past the end', '1f 61'],
  ['a run past the end', '0f 61 62 11 00 00'],
  ['a tail past the end', '15 61 62 63 64 43 00 61'],
  ['a run of 255,000 bytes', `00 ${'00'.repeat(1000)} 01 61 11 00 00`],
  ['a copy of 255,000 bytes', `12 61 00 00 20 ${'00'.repeat(1000)} 01 00 00 11 00 00`],
])('%s is an error', (_, block) => {
  expect(() => decode(hex(block))).toThrow(/LZO1X block is broken at byte \d+/)
})
