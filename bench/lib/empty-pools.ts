/**
 * The worker pools of npm, each in its documented use: a worker file whose task does nothing, called with what
 * the pool offers for calling. Each keeps `threads` threads; 64 calls are in flight, as many as one of our threads
 * has requests. `stop` ends its threads.
 */
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { FixedThreadPool } from 'poolifier'
import { Tinypool } from 'tinypool'
import workerpool from 'workerpool'

export interface EmptyPool {
  readonly call: () => PromiseLike<unknown>
  readonly stop: () => Promise<void>
}

export const IN_FLIGHT = 64

const file = (name: string) => fileURLToPath(new URL(`../workers/${name}.ts`, import.meta.url))

export const pools: Readonly<Record<string, (threads: number) => EmptyPool>> = {
  piscina: threads => {
    const size = { minThreads: threads, maxThreads: threads }
    const pool = new Piscina({ filename: file('pool-task'), ...size })
    return { call: () => pool.run(undefined), stop: () => pool.destroy() }
  },
  tinypool: threads => {
    const size = { minThreads: threads, maxThreads: threads }
    const pool = new Tinypool({ filename: file('pool-task'), ...size })
    return { call: () => pool.run(undefined), stop: () => pool.destroy() }
  },
  poolifier: threads => {
    const pool = new FixedThreadPool(threads, file('poolifier-task'))
    return { call: () => pool.execute(), stop: () => pool.destroy() }
  },
  workerpool: threads => {
    const size = { minWorkers: threads, maxWorkers: threads }
    const pool = workerpool.pool(file('workerpool-task'), { workerType: 'thread', ...size })
    const call = (): PromiseLike<unknown> => pool.exec('empty')
    const stop = async () => {
      await pool.terminate()
    }
    return { call, stop }
  },
}

/** Calls per second with 64 in flight, over about `ms` milliseconds. */
export async function callsPerSecond({ call }: EmptyPool, ms: number): Promise<number> {
  const began = performance.now()
  const until = began + ms
  let done = 0
  const lane = async () => {
    while (performance.now() < until) {
      await call()
      done++
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane))
  return (done / (performance.now() - began)) * 1000
}
