import { once } from 'node:events'
import { constants, createDeflate, createZstdCompress } from 'node:zlib'
import { expect, test } from 'vitest'
import { openDecoder } from '../../../src/main/dump/stream-decoder.ts'
import { mixed } from './streams.ts'

// As QEMU's multifd channels do: one stream per channel, flushed at the end of each packet.
test.each([
  ['zlib', () => createDeflate(), constants.Z_SYNC_FLUSH],
  ['zstd', () => createZstdCompress(), constants.ZSTD_e_flush],
] as const)('%s', async (method, create, flush) => {
  const parts = [mixed(40_000), mixed(4096), Buffer.alloc(128 * 4096), mixed(4096)]
  const stream = create()
  const packets: Buffer[] = []
  for (const part of parts) {
    const pieces: Buffer[] = []
    const keep = (piece: Buffer) => pieces.push(piece)
    stream.on('data', keep)
    stream.write(part)
    await new Promise<void>(resolve => stream.flush(flush, resolve))
    if (stream.readableLength > 0) await once(stream, 'data')
    stream.off('data', keep)
    packets.push(Buffer.concat(pieces))
  }
  stream.destroy()

  using decoder = openDecoder(method)
  for (const [i, part] of parts.entries()) {
    decoder.push(packets[i] ?? Buffer.alloc(0))
    // No more is asked for than the packet's pages, so its flush mark may stay pending.
    const got = Buffer.alloc(part.length)
    expect([i, decoder.pull(got)]).toEqual([i, part.length])
    expect([i, got.equals(part)]).toEqual([i, true])
    expect(decoder.ended).toBe(false)
  }
})
