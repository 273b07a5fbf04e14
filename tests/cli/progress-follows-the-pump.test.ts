import { expect, test } from 'vitest'
import { runStep } from '../../src/main/cli/run-step.ts'
import type { LiveFigures } from '../../src/shared/live.ts'

const figures: LiveFigures = {
  sequence: 1,
  phase: 'submit',
  elapsedNs: 1e9,
  doneBytes: 100e6,
  goalBytes: 400e6,
  pagesTotal: 1000,
  pagesNormal: 600,
  pagesDuplicate: 400,
  busyPages: 0,
  bytesIn: 100e6,
  bytesOut: 1,
  verifiedPages: 250,
  pending: 0,
  capacity: 128,
  compress: [],
  decompress: [],
}

test('while the clock runs: bytes of guest memory and the throughput', () => {
  expect(runStep(figures)).toEqual({
    stage: 'compressing',
    done: 100e6,
    goal: 400e6,
    note: '100 MB/s',
  })
})

test('the first sample does not take over what loading has done', () => {
  const first = { ...figures, elapsedNs: 0, bytesIn: 0, doneBytes: 400e6 }
  expect(runStep(first)).toEqual({ stage: 'compressing', done: 0, goal: 400e6 })
})

test('loading has no throughput yet', () => {
  expect(runStep({ ...figures, phase: 'load' })).toEqual({
    stage: 'loading pages',
    done: 100e6,
    goal: 400e6,
  })
})

test('verifying counts pages of those compressed so far', () => {
  expect(runStep({ ...figures, phase: 'verify' })).toEqual({
    stage: 'verifying',
    done: 250,
    goal: 1000,
  })
})
