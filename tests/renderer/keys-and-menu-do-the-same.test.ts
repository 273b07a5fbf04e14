// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { mountApp, useFakeWindow } from './mount-app.ts'

useFakeWindow()

test('Ctrl+O opens, Ctrl+Enter runs, Escape cancels', async () => {
  const app = await mountApp({ picker: 'native', perThread: 10 })
  await app.press('o', true)
  expect(app.byId('facts').text()).toContain('guest-2026-11-20.elf')
  await app.press('Enter', true)
  await app.advance(800)
  expect(app.byId('cancel').exists()).toBe(true)
  await app.press('Escape')
  await app.advance(200)
  expect(app.byId('result').attributes('data-outcome')).toBe('cancelled')
})

test('the menu opens the sample, runs it and saves the report', async () => {
  const app = await mountApp()
  app.fake.emit('command', 'open-sample')
  await app.advance(0)
  app.fake.emit('command', 'save')
  app.fake.emit('command', 'run')
  await app.advance(3000)
  app.fake.emit('command', 'save')
  await app.advance(0)
  expect(app.fake.log.filter(entry => entry.call === 'saveReport')).toHaveLength(1)
  expect(app.byId('toasts').text()).toContain('Saved migrascope-report.json.')
})

test('nothing is opened over a run', async () => {
  const app = await mountApp({ perThread: 5 })
  await app.click('open-sample')
  await app.click('run')
  app.fake.emit('command', 'open-sample')
  await app.advance(100)
  expect(app.fake.log.filter(entry => entry.call === 'openSample')).toHaveLength(1)
  expect(app.byId('toasts').text()).toContain('A run is on')
})
