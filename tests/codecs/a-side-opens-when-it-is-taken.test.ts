import { expect, test } from 'vitest'
import { codecs } from '../../src/workers/codecs/index.ts'
import { lazyCodec } from '../../src/workers/codecs/lazy-codec.ts'

/** A codec of two sides that say what happens to them. */
function watched() {
  const log: string[] = []
  const side = <Call>(name: string, call: Call) => {
    log.push(`open ${name}`)
    return { call, close: () => log.push(`close ${name}`) }
  }
  const codec = lazyCodec(
    () => side('compressor', () => 7),
    () => side('decompressor', () => undefined),
  )
  return { codec, log }
}

test('who only compresses opens no decompressor', () => {
  const { codec, log } = watched()
  expect(log).toEqual([])
  const { compress } = codec
  expect(compress(new Uint8Array(1), new Uint8Array(1))).toBe(7)
  expect(codec.compress).toBe(compress)
  expect(log).toEqual(['open compressor'])
})

test('closing closes what is open, once', () => {
  const { codec, log } = watched()
  expect(codec.decompress).toBeTypeOf('function')
  codec.close?.()
  codec.close?.()
  expect(log).toEqual(['open decompressor', 'close decompressor'])
})

test.each(['zlib', 'zstd'] as const)('%s works again after it was closed', id => {
  const page = new Uint8Array(4096).map((_, i) => (i >> 3) & 255)
  const codec = codecs[id].open(1)
  const stream = new Uint8Array(4096)
  const first = codec.compress(page, stream)
  codec.close?.()
  const again = new Uint8Array(4096)
  expect(codec.compress(page, again)).toBe(first)
  expect(Buffer.compare(stream, again)).toBe(0)
  codec.close?.()
})
