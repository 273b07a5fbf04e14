// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { RecoveredJournal } from '../../src/shared/contract.ts'
import { mountApp, useFakeWindow } from './mount-app.ts'

useFakeWindow()

const recovered: readonly RecoveredJournal[] = [
  {
    ...{ id: 'j1', kind: 'sweep', dumps: ['guest.elf'], title: '12 points', samples: 7 },
    startedAt: '2026-11-24T06:00:00.000Z',
  },
  {
    ...{ id: 'j2', kind: 'run', dumps: ['idle.raw'], title: 'zlib-1 t4 4K', samples: 1 },
    startedAt: '2026-11-23T06:00:00.000Z',
  },
]

test('it is made a report and leaves the list', async () => {
  const app = await mountApp({ recovered })
  expect(app.all('recovered-row')).toHaveLength(2)
  // A single run cannot be gone on with.
  expect(app.all('recovered-resume')).toHaveLength(1)
  await app.click('recovered-open')
  expect(app.byId('sweep-result').attributes('data-outcome')).toBe('recovered')
  await app.click('close')
  expect(app.all('recovered-row')).toHaveLength(1)
})

test('a sweep goes on with its dumps and its plan', async () => {
  const app = await mountApp({ recovered })
  await app.click('recovered-resume')
  await app.advance(150)
  expect(app.byId('facts').text()).toContain('guest-2026-11-20.elf')
  expect(app.byId('cancel').exists()).toBe(true)
  expect(app.byId('sweep-done').text()).toContain('of 15 samples')
})

test('one that cannot be gone on with says why, and stays', async () => {
  const failure = { code: 'file-not-found', message: 'guest.elf is gone.' } as const
  const app = await mountApp({ recovered, failures: { resumeSweep: failure } })
  await app.click('recovered-resume')
  expect(app.byId('error').text()).toContain('guest.elf is gone.')
  expect(app.all('recovered-row')).toHaveLength(2)
})

test('undo brings a forgotten one back, and the host never hears of it', async () => {
  const app = await mountApp({ recovered })
  await app.click('recovered-forget')
  expect(app.all('recovered-row')).toHaveLength(1)
  await app.click('toast-action')
  await app.advance(10_000)
  expect(app.all('recovered-row')).toHaveLength(2)
  expect(app.fake.log.map(entry => entry.call)).not.toContain('forgetRecovered')
})

test('without undo it is forgotten when the note has gone', async () => {
  const app = await mountApp({ recovered })
  await app.click('recovered-forget')
  await app.advance(10_000)
  expect(app.fake.log).toContainEqual({ call: 'forgetRecovered', argument: { journal: 'j1' } })
})
