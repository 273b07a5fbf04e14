// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { mountApp, useFakeWindow } from './mount-app.ts'

useFakeWindow()

const removals = (app: Awaited<ReturnType<typeof mountApp>>) =>
  app.fake.log.filter(entry => entry.call === 'removeRecent')

test('undo brings a removed file back, and the host never hears of it', async () => {
  const app = await mountApp()
  expect(app.all('recent')).toHaveLength(3)
  await app.click('recent-remove')
  expect(app.all('recent')).toHaveLength(2)
  await app.click('toast-action')
  expect(app.all('recent')).toHaveLength(3)
  await app.advance(20_000)
  expect(removals(app)).toHaveLength(0)
})

test('without undo the file is removed when the note has gone', async () => {
  const app = await mountApp()
  await app.click('recent-remove')
  expect(removals(app)).toHaveLength(0)
  await app.advance(6000)
  expect(removals(app)).toEqual([{ call: 'removeRecent', argument: { recent: 'r1' } }])
  expect(app.all('recent')).toHaveLength(2)
})

test('leaving the page removes what was still to be removed', async () => {
  const app = await mountApp()
  await app.click('recent-remove')
  window.dispatchEvent(new Event('pagehide'))
  expect(removals(app)).toHaveLength(1)
})
