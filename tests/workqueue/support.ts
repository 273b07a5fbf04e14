/**
 * What the workqueue's tests share: queues over the fixture threads and submitters in workers of their own,
 * so that a missed wake-up fails one test at its time limit and does not block the test runner.
 */
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { createSubmitter } from '../../src/main/workqueue/submitter.ts'
import { Workqueue } from '../../src/main/workqueue/workqueue.ts'
import type { Design } from '../../src/shared/settings.ts'
import { Ledger } from './fixtures/ledger.ts'
import { OPEN, SHUT } from './fixtures/script.ts'
import type { Answer, SubmitPlan } from './fixtures/submit-plan.ts'

// Each worker would strip and compile the sources anew, which takes longer than most tests.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(
  new URL('../../node_modules/.cache/workers', import.meta.url),
)

export const fixture = (name: string) => new URL(`./fixtures/${name}`, import.meta.url)

export const sharedWords = (length: number) =>
  new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT))

export const createQueue = (threads: number, worker = 'scripted-thread.ts') =>
  Workqueue.create({ name: 'test', threads, workerUrl: fixture(worker) })

/** A submitter in another thread, running from now on. */
export function submitElsewhere(
  queue: Workqueue,
  plan: Omit<SubmitPlan, 'memory' | 'threads'>,
): { answer: Promise<Answer>; collect: () => Promise<Answer> } & AsyncDisposable {
  const workerData: SubmitPlan = { ...plan, memory: queue.handle.memory, threads: queue.threads }
  const worker = new Worker(fixture('submitter.ts'), { workerData })
  const nextAnswer = async () => ((await once(worker, 'message')) as [Answer])[0]
  return {
    answer: nextAnswer(),
    /** Once all is handed back: the totals with what the submitter had not collected. */
    collect: () => {
      const collected = nextAnswer()
      worker.postMessage('collect')
      return collected
    },
    [Symbol.asyncDispose]: async () => {
      await worker.terminate()
    },
  }
}

/** A submitter in this thread, for what never blocks. */
export function submitHere(
  queue: Workqueue,
  requests: number,
  batch = requests,
  design: Design = 'per-thread',
) {
  const ledger = new Ledger(1 << 20)
  const submitter = createSubmitter({
    memory: queue.handle.memory,
    threads: queue.threads,
    design,
    requests,
    batch,
    done: (words, at) => ledger.done(words, at),
  })
  return {
    submitter,
    totals: ledger.totals,
    sign: (at: number) => ledger.sign(submitter.words, at),
  }
}

/** Resolves when a word no longer is, or is at least, what is said. */
export async function until(words: Int32Array, index: number, isMet: (value: number) => boolean) {
  for (;;) {
    const value = Atomics.load(words, index)
    if (isMet(value)) return
    await Atomics.waitAsync(words, index, value).value
  }
}

/** Resolves when a handler waits at the gate. */
export const reached = (gates: Int32Array, gate: number) => until(gates, gate, v => v !== SHUT)

export function open(gates: Int32Array, gate: number): void {
  Atomics.store(gates, gate, OPEN)
  Atomics.notify(gates, gate)
}
