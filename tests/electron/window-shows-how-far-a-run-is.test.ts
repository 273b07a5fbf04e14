import { expect, test } from 'vitest'
import { createProgress } from '../../src/main/electron/progress.ts'
import { encodeLive, type LivePhase } from '../../src/shared/live.ts'
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

test('the bar and the title follow the run and are cleared at its end', () => {
  const window = createWindowDouble()
  const progress = createProgress(window)
  progress('live', live('load', 50))
  progress('live', live('submit', 85))
  progress('live', live('wait', 85))
  progress('live', live('verify', 200))
  progress('live', live('end', 200))
  progress('run', { state: 'failed', run: 'r', failure: { code: 'internal', message: '' } })
  expect(window.calls).toEqual([
    ['bar', 2],
    ['title', 'Loading… – Migrascope'],
    ['bar', 0.425],
    ['title', '42 % – Migrascope'],
    ['bar', 0.425],
    ['bar', 2],
    ['title', 'Verifying… – Migrascope'],
    ['bar', -1],
    ['title', 'Migrascope'],
  ])
})

test('figures that are none and goals of nothing are harmless', () => {
  const window = createWindowDouble()
  const progress = createProgress(window)
  progress('live', new Float64Array(3))
  progress('live', live('submit', 0, 0))
  progress('live', live('submit', 300, 200))
  expect(window.calls.filter(([name]) => name === 'bar')).toEqual([
    ['bar', 0],
    ['bar', 1],
  ])
})
