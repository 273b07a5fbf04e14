/** What every stream of page-deflate must be: whole, inside of its room, and read by two inflaters. */
import { inflateSync } from 'node:zlib'
import { unzlibSync } from 'fflate'
import { pageDeflate } from '../../../src/workers/codecs/page-deflate.ts'

const GUARD = 0xc3
const GUARDED = 64
const levels = [1, 2, 3].map(level => pageDeflate.open(level))

/**
 * Compresses at a level, also into as much room as the stream has and into one byte less.
 * @returns the stream's bytes
 * @throws Error that begins with `name`
 */
export function check(name: string, input: Uint8Array, level: number): number {
  const codec = levels[level - 1]
  if (!codec) throw new RangeError(`no level ${level}`)
  const fail = (what: string): never => {
    throw new Error(`${name}, level ${level}: ${what}`)
  }
  const most = input.length + Math.ceil(input.length / 1024) + 32
  const room = new Uint8Array(most + GUARDED)
  const bytes = codec.compress(input, room.subarray(0, most))
  if (bytes < 0) fail('does not fit into its bound')
  const stream = room.slice(0, bytes)
  if (Buffer.compare(inflateSync(stream), input) !== 0) fail('node:zlib restores something else')
  if (Buffer.compare(unzlibSync(stream), input) !== 0) fail('fflate restores something else')

  room.fill(GUARD)
  if (codec.compress(input, room.subarray(0, bytes)) !== bytes) fail('does not fit into its size')
  if (Buffer.compare(room.subarray(0, bytes), stream) !== 0) fail('is another the second time')
  if (room.subarray(bytes).some(byte => byte !== GUARD)) fail('goes beyond its room')
  room.fill(GUARD)
  if (codec.compress(input, room.subarray(0, bytes - 1)) !== -1) fail('fits into too little room')
  if (room.some(byte => byte !== GUARD)) fail('leaves something where it does not fit')
  return bytes
}
