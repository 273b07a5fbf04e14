// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest'
import { mountApp, useFakeWindow } from './mount-app.ts'

useFakeWindow()

const focus = vi.spyOn(document, 'hasFocus')
const hidden = vi.spyOn(document, 'hidden', 'get')
beforeEach(() => {
  focus.mockReturnValue(true)
  hidden.mockReturnValue(false)
})

const percentOf = (title: string) =>
  Number(/^(\d+) % – sample guest – Migrascope$/.exec(title)?.[1])

test('of a run, in a page that nobody sees too', async () => {
  const app = await mountApp({ perThread: 4, cpus: 1 })
  expect(document.title).toBe('Migrascope')
  await app.click('open-sample')
  expect(document.title).toBe('sample guest – Migrascope')
  hidden.mockReturnValue(true)
  await app.click('run')
  expect(document.title).toBe('Starting threads… – sample guest – Migrascope')
  await app.advance(3000)
  const before = percentOf(document.title)
  await app.advance(3000)
  const after = percentOf(document.title)
  expect(before).toBeGreaterThan(0)
  expect(after).toBeGreaterThan(before)
  await app.click('cancel')
  await app.advance(1000)
  expect(document.title).toBe('Cancelled – sample guest – Migrascope')
  hidden.mockReturnValue(false)
  document.dispatchEvent(new Event('visibilitychange'))
  await app.advance(0)
  expect(document.title).toBe('sample guest – Migrascope')
})

test('of a sweep, by its samples; who sees its end needs no word of it', async () => {
  const app = await mountApp({ period: 1000 })
  await app.click('open-sample')
  await app.click('mode-sweep')
  await app.click('run')
  expect(percentOf(document.title)).toBe(0)
  await app.advance(4000)
  expect(percentOf(document.title)).toBeGreaterThan(0)
  await app.advance(60_000)
  expect(document.title).toBe('sample guest – Migrascope')
})
