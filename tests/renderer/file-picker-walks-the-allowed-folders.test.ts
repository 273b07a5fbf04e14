// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { mountApp, useFakeWindow } from './mount-app.ts'

useFakeWindow()

test('folders are entered and left by keyboard, a file is opened', async () => {
  const app = await mountApp()
  await app.click('open-file')
  const picker = app.byId('picker')
  expect(app.all('picker-entry').map(entry => entry.attributes('data-kind'))).toEqual([
    'folder',
    'file',
    'file',
  ])
  expect(document.activeElement).toBe(app.all('picker-entry')[0]?.element)
  await picker.trigger('keydown', { key: 'ArrowDown' })
  expect(document.activeElement).toBe(app.all('picker-entry')[1]?.element)

  await app.all('picker-entry')[0]?.trigger('click')
  await app.advance(0)
  expect(picker.text()).toContain('/var/lib/migrascope/dumps')
  await picker.trigger('keydown', { key: 'Backspace' })
  await app.advance(0)
  expect(app.all('picker-entry')).toHaveLength(3)

  await app.all('picker-entry')[1]?.trigger('click')
  await app.advance(0)
  expect(app.byId('picker').exists()).toBe(false)
  expect(app.byId('facts').text()).toContain('4 GiB')
})
