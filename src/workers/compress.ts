/** A thread of the compression workqueue: pages in, one stream out, the pages themselves when not smaller. */
import { codecs } from './codecs/index.ts'
import { Arena } from './arena.ts'
import { LIST_START, OUTPUT_BYTES, type PageJobConfig, PAGES, RAW } from './page-request.ts'
import { runThread } from './thread.ts'

runThread<PageJobConfig>({
  threadInit: (config, counts) => {
    const arena = new Arena(config.arena)
    const scratch = new Uint8Array(config.pages * arena.pageSize)
    const codec = codecs[config.codec].open(config.level)
    return {
      handle: (words, at) => {
        const start = words[at + LIST_START] as number
        const source = arena.gather(start, words[at + PAGES] as number, scratch)
        const output = arena.outputOf(start, source.length)
        let bytes = codec.compress(source, output)
        const raw = bytes === -1 || bytes >= source.length
        if (raw) {
          output.set(source)
          bytes = source.length
        }
        words[at + OUTPUT_BYTES] = bytes
        words[at + RAW] = raw ? 1 : 0
        counts.bytesIn += source.length
        counts.bytesOut += bytes
      },
      threadUninit: () => undefined,
    }
  },
})
