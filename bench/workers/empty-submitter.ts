/**
 * Submits empty requests for a while and answers how many a second, the wait for the last of them included.
 * A worker thread of its own, as in the product, because a submitter may block.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { createSubmitter } from '../../src/main/workqueue/submitter.ts'
import type { Design } from '../../src/shared/settings.ts'

export interface EmptyLoad {
  readonly design: Design
  readonly threads: number
  /** Requests of each thread, 1–64. */
  readonly requests: number
  /** Requests handed over at once. */
  readonly batch: number
  readonly ms: number
}

/** Between two looks at the clock. */
const BETWEEN_LOOKS = 1024

const memory = workerData as SharedArrayBuffer

function perSecond({ design, threads, requests, batch, ms }: EmptyLoad): number {
  let done = 0
  const submitter = createSubmitter({
    memory,
    design,
    threads,
    requests,
    batch,
    done: () => {
      done++
    },
  })
  const began = performance.now()
  const until = began + ms
  while (performance.now() < until) {
    for (let i = 0; i < BETWEEN_LOOKS; i++) submitter.submit(submitter.waitForRequest())
  }
  submitter.waitForRequests()
  return (done / (performance.now() - began)) * 1000
}

parentPort?.on('message', (load: EmptyLoad) => {
  parentPort?.postMessage(perSecond(load))
})
