// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { PointSoFar } from '../../src/shared/contract.ts'
import { defaultSweep } from '../../src/shared/sweep.ts'
import { sweepPoints } from '../../src/shared/sweep.ts'
import { elfFacts } from './fake-facts.ts'
import { fakeSweep } from './fake-sweep.ts'
import { mountApp, useFakeWindow } from './mount-app.ts'

useFakeWindow()

const plan = { ...defaultSweep, axes: { ...defaultSweep.axes, threads: [3, 5] } }

/** What a point has come to after so many samples. */
function soFar(point: number, samples: number, median: number): PointSoFar {
  const of = sweepPoints(plan, 1)[point]
  if (of === undefined) throw new Error('the plan has no such point')
  const throughput = { samples, median, low: median, high: median, min: median, max: median }
  return { point, ...of, throughput: { ...throughput, outliers: [] }, compressionRate: 2 }
}

const activeSweep = {
  sweep: 'sweep-before',
  command: 'migrascope sweep guest.elf --codec zlib:1 --threads 3,5',
  plan,
  points: 2,
  dumps: [{ kind: 'dump' as const, dump: 'dump-before', facts: elfFacts }],
  soFar: [soFar(0, 3, 100), soFar(1, 2, 150)],
}
const progress = { done: 1, goal: 10, label: 'zlib-1 t5 4K', elapsedMs: 900, leftMs: 8000 }

test('a reload in the middle of a sweep shows it, and it can be cancelled', async () => {
  const app = await mountApp({ activeSweep })
  expect(app.byId('facts').text()).toContain(elfFacts.name)
  expect(app.byId('command').text()).toBe(activeSweep.command)
  expect(app.fake.log.map(entry => entry.call)).not.toContain('startCensus')
  app.fake.emit('sweep', { state: 'running', sweep: 'sweep-before', progress })
  await app.advance(0)
  expect(app.byId('sweep-point').text()).toBe('zlib-1 t5 4K')
  expect(app.byId('time-left').text()).toContain('8 s')
  await app.click('cancel')
  expect(app.fake.log.at(-1)).toEqual({ call: 'cancelSweep', argument: { sweep: 'sweep-before' } })
})

test('what it had measured before is there, and newer figures take its place, older ones never', async () => {
  const app = await mountApp({ activeSweep })
  const medians = () => app.all('so-far-row').map(row => row.attributes('data-value'))
  expect(medians()).toEqual(['100', '150'])
  const sampled = (point: PointSoFar) =>
    app.fake.emit('sweep', {
      ...{ state: 'sampled', sweep: 'sweep-before', order: 5, last: 1 },
      ...point,
    })
  sampled(soFar(0, 4, 90))
  sampled(soFar(1, 1, 10))
  await app.advance(0)
  expect(medians()).toEqual(['90', '150'])
})

test('what a lost connection missed is made good when it is back', async () => {
  const measured = [soFar(0, 5, 110), soFar(1, 4, 160)]
  const app = await mountApp({ activeSweep: { ...activeSweep, soFar: [] } })
  expect(app.all('so-far-row')).toHaveLength(0)
  app.connection.value = { state: 'lost', retryMs: 500 }
  app.fake.replaceSweep({ ...activeSweep, soFar: measured })
  await app.advance(0)
  app.connection.value = { state: 'connected' }
  await app.advance(0)
  expect(app.all('so-far-row').map(row => row.attributes('data-value'))).toEqual(['110', '160'])
})

test('its end is taken as if it had been started here', async () => {
  const app = await mountApp({ activeSweep })
  const report = { kind: 'report', report: 'r', name: 'sweep.json', content: fakeSweep() } as const
  app.fake.emit('sweep', { state: 'ended', sweep: 'sweep-before', report })
  await app.advance(0)
  expect(app.byId('sweep-result').attributes('data-outcome')).toBe('done')
  expect(app.byId('run').exists()).toBe(true)
})

test('one whose end was not seen does not hold the window for ever', async () => {
  const app = await mountApp({ activeSweep })
  app.fake.emit('sweep', { state: 'running', sweep: 'another', progress })
  app.connection.value = { state: 'lost', retryMs: 500 }
  await app.advance(0)
  app.connection.value = { state: 'connected' }
  await app.advance(0)
  expect(app.byId('cancel').exists()).toBe(true)
})
