import { expect, test } from 'vitest'
import { linkAnswers } from '../../../src/shared/plan/answer.ts'
import { choiceOf } from '../../../src/shared/plan/candidates.ts'
import { sweepReport } from '../../report/sweep-report.ts'
import { sampleRun } from '../../report/sample-report.ts'

const { result, dump } = sampleRun
const { normal, duplicate } = result.pages
const question = {
  link: { bitsPerSecond: 10e9, efficiency: 1, rtt: 0 },
  dirtyRate: null,
  downtimeLimit: 0.3,
}

test('MB/s become bytes, headers are counted, and no compression stands beside it', () => {
  const report = sweepReport({ points: [{ settings: {}, throughputs: [100, 102, 98] }] })
  const [zlib, plain] = choiceOf(report, 0)?.candidates ?? []
  expect(zlib).toMatchObject({
    point: 0,
    samples: 3,
    compress: { median: 100e6, low: 98e6, high: 102e6 },
  })
  expect(zlib?.sentPerByte.median).toBeGreaterThan(
    (result.bytesOut + 8 * normal + 9 * duplicate) / result.bytesIn,
  )
  expect(plain).toMatchObject({ point: null, settings: null, compress: { median: Infinity } })
  expect(plain?.sentPerByte.median).toBe(
    (normal * (dump.pageSize + 8) + duplicate * 9) / result.bytesIn,
  )
})

test('codec none is no compression where it was measured', () => {
  const report = sweepReport({
    points: [
      { settings: { codec: 'zlib' }, throughputs: [100] },
      { settings: { codec: 'none', level: 0 }, throughputs: [900] },
    ],
  })
  const [answer] = linkAnswers(report, question)
  expect(answer?.choice.candidates).toHaveLength(2)
  expect(answer?.plain.candidate.settings?.codec).toBe('none')
})

test('points without a sample are no choice, and a dump without points has no answer', () => {
  const empty = sweepReport({ points: [{ settings: {}, throughputs: [] }] })
  expect(choiceOf(empty, 0)).toBeUndefined()
  expect(linkAnswers(empty, question)).toEqual([])
  expect(choiceOf(empty, 7)).toBeUndefined()
})
