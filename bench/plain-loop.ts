/**
 * What a script would do: one thread, no queue. Goes over pages that are already in memory, skips zero pages,
 * compresses the others with the same codec and counts.
 */
import { openDump } from '../src/main/dump/open.ts'
import { PageCursor } from '../src/main/dump/pages.ts'
import type { RunSettings } from '../src/shared/settings.ts'
import { codecs } from '../src/workers/codecs/index.ts'
import { zeroTest } from '../src/workers/zero-page.ts'

export interface Pass {
  readonly seconds: number
  /** Given to the codec: pages that are not zero. */
  readonly bytesIn: number
  /** What it made of them, or their own size where that was not smaller. */
  readonly bytesOut: number
}

export class PlainLoop {
  /** The guest's pages one behind the other. */
  readonly #memory: Uint8Array
  readonly #pageSize: number

  /** Reads the whole dump. */
  constructor(path: string) {
    using dump = openDump({ kind: 'file', path })
    const { total } = dump.inventory({})
    this.#pageSize = dump.facts.pageSize
    this.#memory = new Uint8Array(new SharedArrayBuffer(total * this.#pageSize))
    new PageCursor(dump).fill(this.#memory)
  }

  get bytes(): number {
    return this.#memory.length
  }

  pass(settings: Pick<RunSettings, 'codec' | 'level' | 'requestBytes'>): Pass {
    const memory = this.#memory
    const pageSize = this.#pageSize
    const size = Math.max(settings.requestBytes, pageSize)
    const isZero = zeroTest(memory)
    const codec = codecs[settings.codec].open(settings.level)
    const batch = new Uint8Array(size)
    const output = new Uint8Array(size)
    let filled = 0
    let bytesIn = 0
    let bytesOut = 0
    const compress = (source: Uint8Array) => {
      const bytes = codec.compress(source, output)
      const raw = bytes === -1 || bytes >= source.length
      if (raw) output.set(source)
      bytesIn += source.length
      bytesOut += raw ? source.length : bytes
    }
    const began = performance.now()
    for (let at = 0; at < memory.length; at += pageSize) {
      if (isZero(at, pageSize)) continue
      const page = memory.subarray(at, at + pageSize)
      if (size === pageSize) {
        compress(page)
        continue
      }
      batch.set(page, filled)
      filled += pageSize
      if (filled + pageSize <= size) continue
      compress(batch.subarray(0, filled))
      filled = 0
    }
    if (filled > 0) compress(batch.subarray(0, filled))
    return { seconds: (performance.now() - began) / 1000, bytesIn, bytesOut }
  }

  /** MB of guest memory per second, one pass. */
  speed(settings: Pick<RunSettings, 'codec' | 'level' | 'requestBytes'>): number {
    return this.bytes / 1e6 / this.pass(settings).seconds
  }
}
