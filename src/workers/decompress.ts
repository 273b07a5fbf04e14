/**
 * A thread of the decompression workqueue: restores the pages of a request and compares them with the
 * originals, byte for byte. What is wrong is the request's verdict, not an error of the thread, so that the
 * job can say which guest page it was.
 */
import { Arena } from './arena.ts'
import { codecs } from './codecs/index.ts'
import { forgetSource } from './copy-bytes.ts'
import {
  BROKEN,
  LIST_START,
  MATCHES,
  OUTPUT_BYTES,
  type PageJobConfig,
  PAGES,
  RAW,
  VERDICT,
} from './page-request.ts'
import { runThread } from './thread.ts'

runThread<PageJobConfig>({
  threadInit: (config, counts) => {
    const arena = new Arena(config.arena)
    const scratch = new Uint8Array(config.pages * arena.pageSize)
    const codec = codecs[config.codec].open(config.level)
    const { decompress } = codec

    const restore = (words: Int32Array, at: number): Uint8Array | undefined => {
      const bytes = words[at + OUTPUT_BYTES] as number
      const output = arena.outputOf(words[at + LIST_START] as number, bytes)
      if (words[at + RAW] === 1) return output
      const restored = scratch.subarray(0, (words[at + PAGES] as number) * arena.pageSize)
      try {
        decompress(output, restored)
        return restored
      } catch {
        return undefined
      }
    }

    const compare = (restored: Uint8Array, start: number, pages: number): number => {
      for (let i = 0; i < pages; i++) {
        const page = arena.page(arena.list[start + i] as number)
        const copy = restored.subarray(i * arena.pageSize, (i + 1) * arena.pageSize)
        if (Buffer.compare(page, copy) !== 0) return 1 + i
      }
      return MATCHES
    }

    return {
      handle: (words, at) => {
        const pages = words[at + PAGES] as number
        const restored = restore(words, at)
        words[at + VERDICT] =
          restored === undefined
            ? BROKEN
            : compare(restored, words[at + LIST_START] as number, pages)
        counts.bytesIn += words[at + OUTPUT_BYTES] as number
        counts.bytesOut += pages * arena.pageSize
      },
      threadUninit: () => {
        codec.close?.()
        forgetSource()
      },
    }
  },
})
