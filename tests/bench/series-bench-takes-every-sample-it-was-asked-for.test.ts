import { expect, test } from 'vitest'
import { seriesBench } from '../../src/main/bench/series-bench.ts'
import { openDump } from '../../src/main/dump/open.ts'
import type { DumpReference } from '../../src/main/dump/dump.ts'
import type { SeriesPlan, SeriesStep } from '../../src/shared/series-bench.ts'
import { makeEngine } from '../migration/engine.ts'

const guestOf = (dump: DumpReference) => {
  using opened = openDump(dump)
  return { dump, facts: opened.facts }
}
const guests = [
  guestOf({ kind: 'series', bytes: 2 ** 21 }),
  guestOf({ kind: 'beginning', of: { kind: 'sample' }, bytes: 2 ** 21 }),
]
const plan: Omit<SeriesPlan, 'guests'> = {
  memoryBytes: 2 ** 21,
  designs: ['per-thread', 'baseline'],
  threads: [1, 3],
  requestsPerThread: 'auto',
  codec: 'zlib',
  level: 1,
  requestBytes: 4096,
  repeat: 3,
}

test('of each guest, design and number of threads, after the warm-up', async () => {
  await using engine = makeEngine()
  const steps: SeriesStep[] = []
  const watch = {
    signal: new AbortController().signal,
    onStep: (step: SeriesStep) => steps.push(step),
  }
  const { cancelled, points } = await seriesBench(engine, guests, { ...plan, guests: [] }, watch)
  expect(cancelled).toBe(false)
  expect(points.map(point => [point.guest, point.design, point.threads])).toEqual([
    ['series', 'per-thread', 1],
    ['series', 'per-thread', 3],
    ['series', 'baseline', 1],
    ['series', 'baseline', 3],
    ['sample-64MiB', 'per-thread', 1],
    ['sample-64MiB', 'per-thread', 3],
    ['sample-64MiB', 'baseline', 1],
    ['sample-64MiB', 'baseline', 3],
  ])
  for (const { samples, guest, compressionRate } of points) {
    expect(samples).toHaveLength(3)
    expect(Math.min(...samples)).toBeGreaterThan(0)
    // 4096 bytes of the series become 42.
    if (guest === 'series') expect(compressionRate).toBeCloseTo(4096 / 42, 6)
  }
  expect(steps.map(step => step.done)).toEqual(steps.map((_, i) => i))
  expect(steps.at(-1)).toMatchObject({ stage: 'measuring', goal: steps.length })
  expect(steps[0]?.stage).toBe('warm-up')
})

test('a cancel keeps the samples that were taken, and takes no half ones', async () => {
  await using engine = makeEngine()
  const controller = new AbortController()
  let measured = 0
  const { cancelled, points } = await seriesBench(
    engine,
    guests,
    { ...plan, guests: [], repeat: 50 },
    {
      signal: controller.signal,
      onStep: ({ stage }) => {
        if (stage === 'measuring' && ++measured === 11) controller.abort()
      },
    },
  )
  expect(cancelled).toBe(true)
  expect(points.reduce((sum, { samples }) => sum + samples.length, 0)).toBe(10)
})
