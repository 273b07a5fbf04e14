/**
 * How fast one thread is without any queue, on pages of the dump at hand: copying them, looking for zero pages,
 * and the codec in a plain loop. Rows to hold the points of a sweep against.
 */
import { MiB } from '../../shared/limits.ts'
import { zeroTest } from '../../workers/zero-page.ts'
import type { Dump } from '../dump/dump.ts'
import { PageCursor } from '../dump/pages.ts'
import { spread } from '../dump/spread.ts'
import { plainLoop, type PlainLoopSettings } from './plain-loop.ts'

/** What to measure. `plain-loop` is the job that the threads do, done by one of them. */
export type CeilingTask =
  | { readonly kind: 'memcpy' }
  | { readonly kind: 'zero-scan' }
  | ({ readonly kind: 'plain-loop' } & PlainLoopSettings)

/** Pages that are used at most: more than a cache holds, and done soon with a slow codec. */
const MOST_BYTES = 16 * MiB
/** Gone over beforehand. */
const WARM_BYTES = MiB
/** What is over sooner is repeated for this long. */
const LEAST_MS = 20

/**
 * MB/s of guest memory, by task.
 * @param isCancelled asked between tasks; what is left then is 0
 * @throws MigrascopeError of reading the dump
 */
export function measureCeilings(
  dump: Dump,
  tasks: readonly CeilingTask[],
  isCancelled: () => boolean,
): number[] {
  const { pageSize } = dump.facts
  const { total } = dump.inventory({ isCancelled })
  const pages = Math.min(total, Math.max(1, Math.floor(MOST_BYTES / pageSize)))
  // Shared, as the arena is: codecs are given what they are given in a run.
  const memory = new Uint8Array(new SharedArrayBuffer(Math.max(1, pages) * pageSize))
  const filled = new PageCursor(spread(dump, total, pages)).fill(memory)
  const used = memory.subarray(0, filled.pages * pageSize)
  const few = used.subarray(0, Math.max(pageSize, WARM_BYTES))
  return tasks.map(task => {
    if (isCancelled()) return 0
    // Compiled, as it is in a run.
    taskOn(task, few, pageSize)()
    return speedOf(taskOn(task, used, pageSize), used.length)
  })
}

function speedOf(work: () => void, bytes: number): number {
  const began = performance.now()
  let times = 0
  let ms = 0
  do {
    work()
    times++
    ms = performance.now() - began
  } while (ms < LEAST_MS)
  return (bytes * times) / ms / 1e3
}

function taskOn(task: CeilingTask, memory: Uint8Array, pageSize: number): () => void {
  switch (task.kind) {
    case 'memcpy': {
      const copy = new Uint8Array(new SharedArrayBuffer(memory.length))
      return () => copy.set(memory)
    }
    case 'zero-scan': {
      const isZero = zeroTest(memory)
      return () => {
        for (let at = 0; at < memory.length; at += pageSize) isZero(at, pageSize)
      }
    }
    case 'plain-loop':
      return plainLoop(task, memory, pageSize)
    default:
      return task satisfies never
  }
}
