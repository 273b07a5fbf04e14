// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { mountApp, useFakeWindow } from './mount-app.ts'

useFakeWindow()

test('a cancelled run shows its partial result, labelled, and can be run again', async () => {
  const app = await mountApp({ perThread: 1 })
  await app.click('open-sample')
  await app.click('run')
  await app.advance(1500)
  await app.click('cancel')
  expect(app.byId('phase').attributes('data-value')).toBe('cancelling')
  await app.advance(200)
  expect(app.byId('result').attributes('data-outcome')).toBe('cancelled')
  expect(app.byId('partial').text()).toContain('of 16,384 pages')
  expect(app.figure('pages-total')).toBeLessThan(16384)

  await app.click('new-run')
  expect(app.byId('result').exists()).toBe(false)
  await app.click('run')
  await app.advance(300)
  expect(app.byId('cancel').exists()).toBe(true)
})

test('cancelling before the host has answered still cancels', async () => {
  const app = await mountApp({ perThread: 1 })
  await app.click('open-sample')
  void app.byId('run').trigger('click')
  app.fake.emit('command', 'run')
  app.fake.emit('command', 'cancel')
  await app.advance(300)
  expect(app.fake.log.filter(entry => entry.call === 'startRun')).toHaveLength(1)
  expect(app.fake.log.some(entry => entry.call === 'cancelRun')).toBe(true)
  expect(app.byId('result').attributes('data-outcome')).toBe('cancelled')
})
