import { expect, test } from 'vitest'
import { codecIds, codecTraits } from '../../src/shared/codecs.ts'
import { codecs } from '../../src/workers/codecs/index.ts'
import { memoryLike, seeded } from './seeded.ts'

const random = seeded(8878)
const page = memoryLike(4096, random)

/** Streams that hold something else than the page, or nothing. */
function* damaged(stream: Uint8Array): Generator<Uint8Array> {
  for (const cut of [0, 1, 4, stream.length >> 1, stream.length - 5, stream.length - 1]) {
    yield stream.subarray(0, cut)
  }
  yield Buffer.from('no stream of any kind')
  yield Buffer.concat([stream, Buffer.from('and more')])
  yield Buffer.concat([stream, stream])
  for (let i = 0; i < 200; i++) {
    const copy = Uint8Array.from(stream)
    copy[random(copy.length)] = random(256)
    yield copy
  }
}

for (const id of codecIds.filter(codec => codec !== 'none')) {
  test(`${id}: a good stream restores after every broken one`, () => {
    const { compress, decompress } = codecs[id].open(codecTraits[id].level.default)
    const room = new Uint8Array(2 * page.length)
    const stream = room.slice(0, compress(page, room))
    const restored = new Uint8Array(page.length)
    let refused = 0
    for (const broken of damaged(stream)) {
      try {
        decompress(broken, restored)
      } catch {
        refused++
      }
      restored.fill(0)
      decompress(stream, restored)
      expect(Buffer.compare(restored, page)).toBe(0)
    }
    expect(refused).toBeGreaterThan(6)
  })

  test(`${id}: nor does one of another length`, () => {
    const { compress, decompress } = codecs[id].open(codecTraits[id].level.default)
    const room = new Uint8Array(2 * page.length)
    const stream = room.slice(0, compress(page, room))
    for (const length of [1, 4095, 4097, 8192]) {
      expect(() => {
        decompress(stream, new Uint8Array(length))
      }).toThrow()
      const restored = new Uint8Array(page.length)
      decompress(stream, restored)
      expect(Buffer.compare(restored, page)).toBe(0)
    }
  })
}
