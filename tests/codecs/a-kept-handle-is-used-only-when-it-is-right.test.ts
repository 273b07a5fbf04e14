import {
  constants,
  createDeflate,
  createZstdCompress,
  deflateSync,
  zstdCompressSync,
} from 'node:zlib'
import { expect, test } from 'vitest'
import { codecs } from '../../src/workers/codecs/index.ts'
import { isTrusted, KeptHandle } from '../../src/workers/codecs/kept-handle.ts'

const reset = { finish: constants.Z_FINISH, resets: true }

test('this runtime has them, and the report says so', () => {
  expect(codecs.zlib.version).toContain('one kept stream')
  expect(codecs.zstd.version).toContain('one kept context')
})

test('a stream object without the handle is not used', () => {
  expect(KeptHandle.of(() => ({}), reset)).toBeUndefined()
  expect(
    KeptHandle.of(() => ({ _handle: {}, _writeState: new Uint32Array(2) }), reset),
  ).toBeUndefined()
  const { _handle } = createDeflate() as unknown as { _handle: unknown }
  expect(KeptHandle.of(() => ({ _handle }), reset)).toBeUndefined()
  expect(isTrusted(undefined, src => src)).toBe(false)
})

test('a handle of another level is not trusted', () => {
  const handle = KeptHandle.of(() => createDeflate({ level: 1 }), reset)
  expect(isTrusted(handle, src => deflateSync(src, { level: 1 }))).toBe(true)
  expect(isTrusted(handle, src => deflateSync(src, { level: 9 }))).toBe(false)
})

test('a zstd context that a reset has robbed of its level is not trusted', () => {
  const params = { [constants.ZSTD_c_compressionLevel]: -5 }
  const finish = constants.ZSTD_e_end
  const once = (src: Uint8Array) => zstdCompressSync(src, { params })
  const robbed = KeptHandle.of(() => createZstdCompress({ params }), { finish, resets: true })
  const right = KeptHandle.of(() => createZstdCompress({ params }), { finish, resets: false })
  expect(isTrusted(robbed, once)).toBe(false)
  expect(isTrusted(right, once)).toBe(true)
})

test('a handle that only pretends is not trusted', () => {
  const pretender = { writeSync: () => undefined, reset: () => undefined, close: () => undefined }
  const handle = KeptHandle.of(
    () => ({ _handle: pretender, _writeState: new Uint32Array(2) }),
    reset,
  )
  expect(isTrusted(handle, src => deflateSync(src))).toBe(false)
})

test('what did not fit leaves no trace in the next stream', () => {
  const noise = Uint8Array.from({ length: 4096 }, (_, i) => Math.imul(i, 2654435761) >>> 13)
  const page = new Uint8Array(4096).map((_, i) => (i >> 3) & 255)
  for (const [codec, once] of [
    [codecs.zlib.open(1), deflateSync(page, { level: 1 })],
    [
      codecs.zstd.open(1),
      zstdCompressSync(page, { params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
    ],
  ] as const) {
    const room = new Uint8Array(4096)
    for (let round = 0; round < 3; round++) {
      expect(codec.compress(noise, room.subarray(0, 100))).toBe(-1)
      const bytes = codec.compress(page, room)
      expect(Buffer.compare(room.subarray(0, bytes), once)).toBe(0)
    }
  }
})
