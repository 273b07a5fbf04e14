/** Sees every worker that this process starts, as nothing outside of a queue can. */
import type { Worker } from 'node:worker_threads'

export function watchWorkers() {
  const workers: Worker[] = []
  const exits: Worker[] = []
  const onWorker = (worker: Worker) => {
    workers.push(worker)
    worker.once('exit', () => exits.push(worker))
  }
  process.on('worker', onWorker)
  return { workers, exits, [Symbol.dispose]: () => void process.off('worker', onWorker) }
}
