// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { defaultSweep } from '../../src/shared/sweep.ts'
import { elfFacts } from './fake-facts.ts'
import { fakeSweep } from './fake-sweep.ts'
import { mountApp, useFakeWindow } from './mount-app.ts'

useFakeWindow()

const activeSweep = {
  sweep: 'sweep-before',
  command: 'migrascope sweep guest.elf --codec zlib:1 --threads 3,5',
  plan: { ...defaultSweep, axes: { ...defaultSweep.axes, threads: [3, 5] } },
  points: 2,
  dumps: [{ kind: 'dump' as const, dump: 'dump-before', facts: elfFacts }],
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
