// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { runOf } from '../report/run-report.ts'
import { mountApp, useFakeWindow } from './mount-app.ts'

useFakeWindow()

test('the sample is opened, run to its end, and every figure shown is the report’s', async () => {
  const app = await mountApp({ cpus: 2 })
  await app.click('open-sample')
  expect(app.byId('facts').text()).toContain('sample guest')
  await app.byId('verify').trigger('change')
  await app.click('run')
  expect(app.byId('cancel').exists()).toBe(true)
  await app.advance(1000)
  expect(app.byId('phase').attributes('data-value')).toBe('verify')
  await app.advance(3000)

  expect(app.byId('result').attributes('data-outcome')).toBe('done')
  const [report] = [...app.fake.reports.values()]
  if (report === undefined) throw new Error('no report')
  const { result } = runOf(report)
  expect(app.figure('throughput')).toBe(result.throughput)
  expect(app.figure('compression-rate')).toBe(result.compressionRate)
  expect(app.figure('wall')).toBe(result.wallNs)
  expect(app.figure('pages-per-second')).toBe(result.pagesPerSecond)
  expect(app.figure('pages-total')).toBe(result.pages.total)
  expect(app.figure('pages-normal')).toBe(result.pages.normal)
  expect(app.figure('pages-duplicate')).toBe(result.pages.duplicate)
  expect(app.figure('busy')).toBe(result.busy)
  expect(app.figure('busy-rate')).toBe(result.busyRate)
  expect(app.figure('bytes-in')).toBe(result.bytesIn)
  expect(app.figure('bytes-out')).toBe(result.bytesOut)
  expect(app.figure('compressed-size')).toBe(result.compressedSize)
  expect(app.figure('verified-pages')).toBe(result.verifiedPages)
  expect(app.byId('verified').text()).toBe('Verified')
  expect(app.byId('phase-wait').attributes('data-value')).toBe(String(result.phases.wait))
  expect(app.byId('report-command').text()).toContain(report.command)
})

test('live figures move while the run is on', async () => {
  const app = await mountApp({ cpus: 2, perThread: 10 })
  await app.click('open-sample')
  await app.click('run')
  await app.advance(900)
  const early = app.figure('pages-per-second')
  expect(early).toBeGreaterThan(0)
  expect(app.figure('throughput-now')).toBeGreaterThan(0)
  const before = Number(app.byId('progress').attributes('data-value'))
  await app.advance(500)
  expect(Number(app.byId('progress').attributes('data-value'))).toBeGreaterThan(before)
  expect(app.byId('time-left').text()).toMatch(/left$/)
})
