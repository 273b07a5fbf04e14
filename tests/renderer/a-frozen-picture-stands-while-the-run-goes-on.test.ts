// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { mountApp, useFakeWindow } from './mount-app.ts'

useFakeWindow()

test('Space freezes and resumes; the run does not mind', async () => {
  const app = await mountApp({ perThread: 1 })
  await app.click('open-sample')
  await app.click('run')
  await app.advance(1500)
  await app.press(' ')
  const rate = app.figure('throughput')
  expect(app.byId('live').attributes('data-frozen')).toBe('true')
  await app.advance(1000)
  expect(app.figure('throughput')).toBe(rate)
  await app.press(' ')
  expect(app.figure('throughput')).not.toBe(rate)
  expect(app.byId('live').attributes('data-frozen')).toBe('false')
})

test('R takes what is shown as the range, and again clears it', async () => {
  const app = await mountApp({ perThread: 1 })
  await app.click('open-sample')
  await app.click('run')
  await app.advance(1500)
  await app.press('r')
  expect(app.byId('range-mean').text()).toContain('MB/s')
  await app.press('r')
  expect(app.byId('range').exists()).toBe(false)
})
