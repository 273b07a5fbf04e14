// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { mountApp, useFakeWindow } from './mount-app.ts'

useFakeWindow()

test('a run whose end was not seen does not hold the window for ever', async () => {
  const app = await mountApp({ period: 60_000, forgetful: true })
  await app.click('open-sample')
  await app.click('run')
  app.connection.value = { state: 'lost', retryMs: 500 }
  await app.advance(0)
  expect(app.byId('connection').text()).toContain('lost')
  app.connection.value = { state: 'connected' }
  await app.advance(0)
  expect(app.byId('connection').exists()).toBe(false)
  expect(app.byId('error').text()).toContain('recent files')
  expect(app.byId('run').exists()).toBe(true)
})

test('a run that goes on is not given up', async () => {
  const app = await mountApp({ perThread: 0.1 })
  await app.click('open-sample')
  await app.click('run')
  app.connection.value = { state: 'lost', retryMs: 500 }
  await app.advance(500)
  app.connection.value = { state: 'connected' }
  await app.advance(4000)
  expect(app.byId('error').exists()).toBe(false)
  expect(app.byId('cancel').exists()).toBe(true)
})
