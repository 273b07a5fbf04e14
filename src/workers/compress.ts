/** A thread of the compression workqueue: pages in, one stream out, the pages themselves when not smaller. */
import { codecs } from './codecs/index.ts'
import { Arena } from './arena.ts'
import { copyBytes, forgetSource } from './copy-bytes.ts'
import {
  BEGAN_NS,
  isTimed,
  LIST_START,
  OUTPUT_BYTES,
  type PageJobConfig,
  PAGES,
  RAW,
  TOOK_NS,
} from './page-request.ts'
import { sharedClock } from './run-clock.ts'
import { runThread } from './thread.ts'

runThread<PageJobConfig>({
  threadInit: (config, counts) => {
    const arena = new Arena(config.arena)
    const { keepsOutput } = config
    const most = config.pages * arena.pageSize
    const codec = codecs[config.codec].open(config.level)
    const compress = (keepsOutput ? undefined : codec.compressInside) ?? codec.compress
    const room = codec.roomInside?.(most) ?? new Uint8Array(most)
    const outputOf = keepsOutput
      ? (start: number, bytes: number) => arena.outputOf(start, bytes)
      : roomForOne(most)
    // Two looks at the clock take 0.1 µs.
    const timed = isTimed(config.codec)
    const clock = sharedClock(config.clockBase)
    let times: Float64Array | undefined
    return {
      handle: (words, at) => {
        const began = timed ? clock() : 0
        const start = words[at + LIST_START] as number
        const source = arena.gather(start, words[at + PAGES] as number, room)
        const output = outputOf(start, source.length)
        let bytes = compress(source, output)
        const raw = bytes === -1 || bytes >= source.length
        if (raw) {
          // Where none is kept, the gathered pages are the output, copied once.
          if (keepsOutput) copyBytes(source, output)
          bytes = source.length
        }
        words[at + OUTPUT_BYTES] = bytes
        words[at + RAW] = raw ? 1 : 0
        counts.bytesIn += source.length
        counts.bytesOut += bytes
        if (!timed) return
        times ??= new Float64Array(words.buffer)
        times[(at >> 1) + BEGAN_NS] = began
        times[(at >> 1) + TOOK_NS] = clock() - began
      },
      threadUninit: () => {
        codec.close?.()
        forgetSource()
      },
    }
  },
})

/** Always the same room, which stays in the processor's caches. */
function roomForOne(most: number): (start: number, bytes: number) => Uint8Array {
  const room = new Uint8Array(most)
  return (_start, bytes) => (bytes === most ? room : room.subarray(0, bytes))
}
