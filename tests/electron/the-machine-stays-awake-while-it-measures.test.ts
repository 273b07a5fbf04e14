import { expect, test } from 'vitest'
import { createKeepAwake } from '../../src/main/electron/keep-awake.ts'
import type { RunEvent, SweepEvent } from '../../src/shared/contract.ts'
import { fakeSweep } from '../renderer/fake-sweep.ts'
import { createBlockerDouble } from './electron-double.ts'

const report = { kind: 'report', report: 'p', name: 'p.json', content: fakeSweep() } as const
const failure = { code: 'thread-died', message: 'A thread died.' } as const
const start = ['start', 'prevent-app-suspension']

const endings: readonly RunEvent[] = [
  { state: 'ended', run: 'r', report },
  {
    state: 'ended',
    run: 'r',
    report: { ...report, content: { ...fakeSweep(), outcome: 'cancelled' } },
  },
  { state: 'failed', run: 'r', failure },
]

test.each(endings)('from the start of a run to its end, whichever that is: %#', ending => {
  const blocker = createBlockerDouble()
  const keepAwake = createKeepAwake(blocker)
  keepAwake('run', { state: 'preparing', run: 'r' })
  keepAwake('run', { state: 'running', run: 'r' })
  expect(blocker.calls).toEqual([start])
  keepAwake('run', ending)
  expect(blocker.calls).toEqual([start, ['stop', 0]])
})

test('a sweep holds it once, not once for each of its runs, and the next one anew', () => {
  const blocker = createBlockerDouble()
  const keepAwake = createKeepAwake(blocker)
  const progress = { done: 1, goal: 2, label: '', elapsedMs: 1, leftMs: null }
  const once: readonly SweepEvent[] = [
    { state: 'preparing', sweep: 's' },
    { state: 'running', sweep: 's', progress },
    { state: 'running', sweep: 's', progress },
    { state: 'failed', sweep: 's', failure },
  ]
  for (const event of [...once, ...once]) keepAwake('sweep', event)
  expect(blocker.calls).toEqual([start, ['stop', 0], start, ['stop', 1]])
})

test('an end without a start and what is neither run nor sweep change nothing', () => {
  const blocker = createBlockerDouble()
  const keepAwake = createKeepAwake(blocker)
  keepAwake('run', { state: 'failed', run: 'r', failure })
  keepAwake('census', { state: 'cancelled', dump: 'd' })
  keepAwake('recents', [])
  expect(blocker.calls).toEqual([])
})
