/**
 * A thread of the census workqueue: reads its stretch of the dump, which it has open itself, and counts the pages
 * by cell and class in memory that all threads share. Entry file of its own build output.
 */
import { pageClassifier } from '../../workers/page-class.ts'
import { runThread } from '../../workers/thread.ts'
import { BUFFER_BYTES } from '../dump/census.ts'
import { ClassCounts } from '../dump/class-counts.ts'
import type { DumpReference } from '../dump/dump.ts'
import { openDump } from '../dump/open.ts'
import { readCensusRequest } from './census-request.ts'
import { Progress } from './progress.ts'

export interface CensusConfig {
  readonly dump: DumpReference
  /** Of `ClassCounts`. */
  readonly counts: SharedArrayBuffer
  readonly progress: SharedArrayBuffer
}

runThread<CensusConfig>({
  threadInit: (config, figures) => {
    const progress = new Progress(config.progress)
    const dump = openDump(config.dump)
    try {
      dump.inventory({ isCancelled: () => progress.stopped })
    } catch (error) {
      dump[Symbol.dispose]()
      throw error
    }
    const { pageSize } = dump.facts
    const counts = new ClassCounts(config.counts)
    const buffer = new Uint8Array(Math.max(BUFFER_BYTES, pageSize))
    const classify = pageClassifier(buffer, pageSize)
    return {
      handle: (words, at) => {
        const request = readCensusRequest(new Float64Array(words.buffer), at)
        const { run, offset, bytes, slot, cellPages } = request
        const pages = Math.ceil(bytes / pageSize)
        dump.read(run, offset, buffer.subarray(0, bytes))
        buffer.fill(0, bytes, pages * pageSize)
        counts.add(classify, 0, pages, pageSize, slot, cellPages)
        figures.bytesIn += bytes
      },
      threadUninit: () => {
        dump[Symbol.dispose]()
      },
    }
  },
})
