// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { defaultSettings } from '../../src/shared/settings.ts'
import { elfFacts } from './fake-facts.ts'
import { mountApp, useFakeWindow } from './mount-app.ts'

useFakeWindow()

const active = {
  run: 'run-before',
  command: 'migrascope run guest.elf --codec zstd --level 3 --threads 5',
  settings: { ...defaultSettings, codec: 'zstd' as const, level: 3, threads: 5 },
  dump: { kind: 'dump' as const, dump: 'dump-before', facts: elfFacts },
}

test('a reload in the middle of a run shows it, and it can be cancelled', async () => {
  const app = await mountApp({ active })
  expect(app.byId('facts').text()).toContain(elfFacts.name)
  expect(app.byId('command').text()).toBe(active.command)
  expect((app.byId('threads').element as HTMLInputElement).value).toBe('5')
  // Counting beside a run would slow it.
  expect(app.fake.log.map(entry => entry.call)).not.toContain('startCensus')
  await app.click('cancel')
  expect(app.fake.log.at(-1)).toEqual({ call: 'cancelRun', argument: { run: 'run-before' } })
})

test('its end is taken as if it had been started here', async () => {
  const app = await mountApp({ active })
  const failure = { code: 'io', message: 'The disk is gone.' } as const
  app.fake.emit('run', { state: 'failed', run: 'run-before', failure })
  await app.advance(0)
  expect(app.byId('error').text()).toContain('The disk is gone.')
  expect(app.byId('run').exists()).toBe(true)
})
