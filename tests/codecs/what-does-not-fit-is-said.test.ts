import { expect, test } from 'vitest'
import { codecs } from '../../src/workers/codecs/index.ts'
import { codecIds } from '../../src/shared/codecs.ts'

const noise = Uint8Array.from({ length: 4096 }, (_, i) => Math.imul(i, 2654435761) >>> 13)

for (const id of codecIds.filter(codec => codec !== 'none')) {
  test(`${id}: an output that is too long for its room gives -1`, () => {
    expect(codecs[id].open(1).compress(noise, new Uint8Array(100))).toBe(-1)
  })

  test(`${id}: a stream that is cut, damaged, or of another length is an error`, () => {
    const codec = codecs[id].open(1)
    const original = new Uint8Array(4096).fill(7, 100, 3000)
    const stream = new Uint8Array(8192)
    const bytes = codec.compress(original, stream)
    const whole = stream.subarray(0, bytes)
    const room = new Uint8Array(4096)
    expect(() => codec.decompress(whole.subarray(0, bytes >> 1), room)).toThrow()
    expect(() => codec.decompress(new Uint8Array(50).fill(255), room)).toThrow()
    expect(() => codec.decompress(whole, new Uint8Array(4095))).toThrow()
    expect(() => codec.decompress(whole, new Uint8Array(4097))).toThrow()
  })
}
