// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { mountApp, useFakeWindow } from './mount-app.ts'

useFakeWindow()

test('zero pages are counted on opening, with progress, then shown', async () => {
  const app = await mountApp()
  await app.click('open-sample')
  expect(app.byId('fact-zero').text()).toContain('counting')
  await app.advance(500)
  expect(app.byId('census-progress').attributes('aria-valuenow')).toBe('50')
  await app.advance(600)
  expect(app.byId('fact-zero').attributes('data-value')).toBe('5734')
  expect(app.byId('fact-zero').text()).toContain('35.0 %')
})

test('a run stops the count, and a whole run tells the count itself', async () => {
  const app = await mountApp()
  await app.click('open-sample')
  await app.click('run')
  expect(app.fake.log.map(entry => entry.call)).toContain('cancelCensus')
  expect(app.byId('fact-zero').attributes('data-state')).toBe('cancelled')
  await app.advance(3000)
  expect(app.byId('fact-zero').attributes('data-value')).toBe('5734')
})
