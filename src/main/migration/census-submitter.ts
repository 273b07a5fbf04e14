/**
 * The pump's side of a census on the workqueue: cuts the runs of a dump into requests of up to a buffer and waits
 * for their end. Consecutive requests go to one thread in small batches, so that formats that read ahead do so.
 */
import { type FailureCode, MigrascopeError } from '../../shared/failure.ts'
import { readError } from '../../workers/error-text.ts'
import { CANCELLED, STATUS_WORD } from '../../workers/layout.ts'
import { BUFFER_BYTES } from '../dump/census.ts'
import type { Dump } from '../dump/dump.ts'
import { type CellLayout, slotOf } from '../dump/page-cells.ts'
import { createSubmitter } from '../workqueue/submitter.ts'
import type { QueueHandle } from '../workqueue/workqueue.ts'
import { readCensusRequest, writeCensusRequest } from './census-request.ts'

export interface CensusThreads {
  readonly queue: QueueHandle
  readonly threads: number
}

/** Requests of a thread, and how many it gets at once: 4 MiB of guest, or as many short runs. */
const REQUESTS = 8
const BATCH = 4

/**
 * Lets the threads count all pages of a dump whose inventory was taken. Nothing is pending afterwards.
 * @param told called with the bytes counted so far
 * @throws MigrascopeError `cancelled`, `thread-died`, and what reading the dump threw in a thread
 */
export function submitCensus(
  dump: Dump,
  layout: CellLayout,
  { queue, threads }: CensusThreads,
  isCancelled: () => boolean,
  told: (doneBytes: number) => void,
): void {
  const { pageSize, cellPages } = layout
  const most = Math.max(1, Math.floor(BUFFER_BYTES / pageSize)) * pageSize
  const doubles = new Float64Array(queue.memory)
  let doneBytes = 0
  const submitter = createSubmitter({
    memory: queue.memory,
    threads,
    requests: REQUESTS,
    batch: BATCH,
    done: (words, at) => {
      if (words[at + STATUS_WORD] === CANCELLED) return
      doneBytes += readCensusRequest(doubles, at).bytes
      told(doneBytes)
    },
  })
  const isStopped = () => submitter.cancelled || isCancelled()

  const submitAll = () => {
    for (const run of dump.runs()) {
      for (let offset = 0; offset < run.bytes; offset += most) {
        if (isStopped()) return
        const bytes = Math.min(most, run.bytes - offset)
        const slot = slotOf(layout, run.block, run.address + offset, Math.ceil(bytes / pageSize))
        const at = submitter.waitForRequest()
        writeCensusRequest(doubles, at, { run, offset, bytes, slot, cellPages })
        submitter.submit(at)
      }
    }
  }
  try {
    submitAll()
    submitter.waitForRequests()
  } catch (error) {
    throw causeOf(error, queue.memory)
  }
  if (isStopped()) throw new MigrascopeError('cancelled', 'The count was cancelled.')
}

/** A thread that failed did so for what it read: that is the error to tell, as one thread alone would. */
function causeOf(error: unknown, memory: SharedArrayBuffer): unknown {
  if (!(error instanceof MigrascopeError) || error.code !== 'thread-failed') return error
  const { thread, cause } = error.details
  if (typeof thread !== 'number' || cause === 'internal') return error
  const { code, message }: { code: FailureCode; message: string } = readError(memory, thread)
  return new MigrascopeError(code, message, {}, error)
}
