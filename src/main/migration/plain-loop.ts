/**
 * The job as a script would do it: one thread and no queue goes over pages that are in memory, skips those that are
 * all zero, and compresses the others, request by request, raw where that is not smaller. What the threads of a run
 * are held against.
 */
import type { CodecId } from '../../shared/codecs.ts'
import { codecs } from '../../workers/codecs/index.ts'
import { zeroTest } from '../../workers/zero-page.ts'

export interface PlainLoopSettings {
  readonly codec: CodecId
  readonly level: number
  /** Bytes; as many whole pages as fit, one at least. */
  readonly requestBytes: number
}

export interface PlainPass {
  /** Given to the codec: pages that are not zero. */
  readonly bytesIn: number
  /** What it made of them, or their own size where that was not smaller. */
  readonly bytesOut: number
}

/**
 * Opens the codec, once for all passes as a thread does.
 * @param memory whole pages
 * @returns goes over all pages once
 */
export function plainLoop(
  { codec, level, requestBytes }: PlainLoopSettings,
  memory: Uint8Array,
  pageSize: number,
): () => PlainPass {
  const isZero = zeroTest(memory)
  const { compress } = codecs[codec].open(level)
  const size = Math.max(pageSize, Math.floor(requestBytes / pageSize) * pageSize)
  const batch = new Uint8Array(size)
  const output = new Uint8Array(size)
  const sizeOf = (source: Uint8Array) => {
    const bytes = compress(source, output)
    if (bytes !== -1 && bytes < source.length) return bytes
    output.set(source)
    return source.length
  }
  return () => {
    let filled = 0
    let bytesIn = 0
    let bytesOut = 0
    for (let at = 0; at < memory.length; at += pageSize) {
      if (isZero(at, pageSize)) continue
      const page = memory.subarray(at, at + pageSize)
      bytesIn += pageSize
      if (size === pageSize) {
        bytesOut += sizeOf(page)
        continue
      }
      batch.set(page, filled)
      filled += pageSize
      if (filled < size) continue
      bytesOut += sizeOf(batch)
      filled = 0
    }
    if (filled > 0) bytesOut += sizeOf(batch.subarray(0, filled))
    return { bytesIn, bytesOut }
  }
}
