/** A sweep on real threads: every point, every sample, rows to hold them against; stopped, it goes on where it was. */
import { afterAll, expect, test } from 'vitest'
import {
  runSweep,
  type SweepOptions,
  SweepState,
  type SweepStep,
} from '../../src/main/bench/sweep.ts'
import { openDump } from '../../src/main/dump/open.ts'
import { MiB } from '../../src/shared/settings.ts'
import { defaultSweep, type SweepPlan } from '../../src/shared/sweep.ts'
import { guest, makeEngine, pages } from '../migration/engine.ts'

const plan: SweepPlan = {
  ...defaultSweep,
  axes: {
    codecs: [
      { codec: 'zlib', levels: [1] },
      { codec: 'none', levels: [0] },
    ],
    threads: [1, 2],
    requestBytes: [4096, 65_536],
    waitThread: [true],
    design: ['per-thread'],
  },
  arenaBytes: 16 * MiB,
  repeats: { min: 2, max: 2, precision: 0 },
  seed: 9,
}
const reference = guest(pages('t0tn'.repeat(100)))
using opened = openDump(reference)
const { facts } = opened

const engine = makeEngine()
afterAll(() => engine[Symbol.asyncDispose]())
const sweep = (other: Partial<SweepOptions> = {}) =>
  runSweep({
    engine,
    dumps: [{ reference, facts }],
    plan,
    state: new SweepState(other.plan ?? plan, 1),
    signal: new AbortController().signal,
    onStep: () => Promise.resolve(),
    onProgress: () => undefined,
    onLive: () => undefined,
    ...other,
  })

test('every point has its samples, in a shuffled order, and progress ends at the goal', async () => {
  const done: number[] = []
  const { points, ceilings, inventories, cancelled } = await sweep({
    onProgress: progress => done.push(progress.done / progress.goal),
  })
  expect(cancelled).toBe(false)
  expect(points).toHaveLength(8)
  const orders = points.flatMap(({ samples }) => samples.map(({ order }) => order))
  expect([...orders].sort((a, b) => a - b)).toEqual([...Array(16).keys()])
  expect(orders).not.toEqual([...orders].sort((a, b) => a - b))
  for (const { point, samples } of points) {
    for (const { result, latency } of samples) {
      expect(result.threads).toHaveLength(point.settings.threads)
      expect(result.pages).toEqual({ total: 400, normal: 300, duplicate: 100 })
      expect(latency === null).toBe(point.settings.codec === 'none')
    }
  }
  expect(inventories[0]?.total).toBe(400)
  expect(ceilings.map(({ task, samples }) => [task.kind, samples.length])).toEqual([
    ['memcpy', 2],
    ['zero-scan', 2],
    ['plain-loop', 2],
    ['plain-loop', 2],
    ['plain-loop', 2],
    ['plain-loop', 2],
  ])
  for (const { samples } of ceilings) for (const speed of samples) expect(speed).toBeGreaterThan(0)
  expect(done).toEqual([...done].sort((a, b) => a - b))
  expect(done.at(-1)).toBe(1)
})

test('stopped after any step, it goes on with the rest in the same order', async () => {
  const orderOf = (steps: readonly SweepStep[]) =>
    steps.map(step => (step.kind === 'sample' ? step.point : 'ceilings'))
  const whole: SweepStep[] = []
  await sweep({ onStep: step => (whole.push(step), Promise.resolve()) })
  for (const stop of [1, 6]) {
    const steps: SweepStep[] = []
    const abort = new AbortController()
    const onStep = (step: SweepStep) => {
      steps.push(step)
      if (steps.length === stop) abort.abort()
      return Promise.resolve()
    }
    expect((await sweep({ onStep, signal: abort.signal })).cancelled).toBe(true)
    expect(steps).toHaveLength(stop)
    const resumed = await sweep({ onStep, state: new SweepState(plan, 1, steps) })
    expect(resumed.cancelled).toBe(false)
    expect(orderOf(steps)).toEqual(orderOf(whole))
    expect(resumed.points.map(({ samples }) => samples.length)).toEqual(Array(8).fill(2))
  }
})

test('a filter that leaves nothing is refused', async () => {
  await expect(sweep({ plan: { ...plan, filter: ['lz*'] } })).rejects.toMatchObject({
    code: 'bad-argument',
  })
})
