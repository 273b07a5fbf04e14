import { expect, test } from 'vitest'
import { createProgress } from '../../src/main/electron/progress.ts'
import { encodeLive, type LivePhase } from '../../src/shared/live.ts'
import { fakeSweep } from '../renderer/fake-sweep.ts'
import { createWindowDouble } from './electron-double.ts'

const live = (phase: LivePhase, doneBytes: number, goalBytes = 200) =>
  new Float64Array(
    encodeLive({
      sequence: 1,
      phase,
      elapsedNs: 1,
      doneBytes,
      goalBytes,
      pagesTotal: 0,
      pagesNormal: 0,
      pagesDuplicate: 0,
      busyPages: 0,
      bytesIn: 0,
      bytesOut: 0,
      verifiedPages: 0,
      pending: 0,
      capacity: 0,
      compress: [],
      decompress: [],
    }),
  )

const failure = { code: 'internal', message: '' } as const
const progress = { done: 3, goal: 12, label: 'zlib-1 t4 4K', elapsedMs: 1, leftMs: null }
const report = { kind: 'report', report: 'p', name: 'p.json', content: fakeSweep() } as const

test('the bar follows the run and is cleared at its end', () => {
  const window = createWindowDouble()
  const show = createProgress(window)
  show('live', live('load', 50))
  show('live', live('submit', 85))
  show('live', live('verify', 200))
  show('live', live('end', 200))
  show('run', { state: 'ended', run: 'r', report })
  expect(window.calls).toEqual([
    ['bar', 2],
    ['bar', 0.425],
    ['bar', 2],
    ['bar', -1],
  ])
})

test('of a sweep it shows how many samples are taken, not how far each of its runs is', () => {
  const window = createWindowDouble()
  const show = createProgress(window)
  show('sweep', { state: 'preparing', sweep: 's' })
  show('sweep', { state: 'running', sweep: 's', progress })
  show('live', live('submit', 85))
  show('sweep', { state: 'ended', sweep: 's', report })
  show('live', live('submit', 100))
  expect(window.calls).toEqual([
    ['bar', 2],
    ['bar', 0.25],
    ['bar', -1],
    ['bar', 0.5],
  ])
})

test('what failed unseen is red until the window is looked at', () => {
  const window = createWindowDouble()
  const show = createProgress(window)
  show('run', { state: 'failed', run: 'r', failure })
  window.emit('focus')
  window.emit('focus')
  window.focused = true
  show('sweep', { state: 'failed', sweep: 's', failure })
  window.emit('focus')
  expect(window.calls).toEqual([
    ['bar', -1],
    ['bar', 1, 'error'],
    ['bar', -1],
    ['bar', -1],
  ])
})

test('figures that are none, goals of nothing and a window that is gone are harmless', () => {
  const window = createWindowDouble()
  const show = createProgress(window)
  show('live', new Float64Array(3))
  show('live', live('submit', 0, 0))
  show('live', live('submit', 300, 200))
  show('sweep', { state: 'running', sweep: 's', progress: { ...progress, goal: 0 } })
  window.destroyed = true
  show('run', { state: 'failed', run: 'r', failure })
  show('sweep', { state: 'ended', sweep: 's', report })
  expect(window.calls).toEqual([
    ['bar', 0],
    ['bar', 1],
    ['bar', 0],
  ])
})
