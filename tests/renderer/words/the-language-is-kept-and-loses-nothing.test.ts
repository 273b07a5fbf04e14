// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { choose } from '../../../src/renderer/strings/language.ts'
import { mountApp, useFakeWindow } from '../mount-app.ts'

useFakeWindow()

let wanted: readonly string[] = []
beforeEach(() => {
  wanted = ['en-US']
  Object.defineProperty(window.navigator, 'languages', { configurable: true, get: () => wanted })
})
afterEach(() => choose('en', []))

test('the words follow the browser until one is chosen, which is remembered', async () => {
  wanted = ['zh-TW', 'en']
  const app = await mountApp()
  expect(app.byId('open-sample').text()).toContain('打开内置示例')
  expect(document.documentElement.lang).toBe('zh-CN')
  wanted = ['en-US']
  window.dispatchEvent(new Event('languagechange'))
  await app.advance(0)
  expect(app.byId('open-sample').text()).toContain('Open the built-in sample')
  expect(document.documentElement.lang).toBe('en')
  await app.byId('language').setValue('zh')
  expect(app.byId('open-sample').text()).toContain('打开内置示例')
  expect(window.localStorage.getItem('migrascope.language')).toBe('zh')
})

test('a language that was chosen before holds from the first word', async () => {
  window.localStorage.setItem('migrascope.language', 'zh')
  const app = await mountApp()
  expect(app.byId('open-file').text()).toContain('打开')
})

test('a result that is shown and not saved stays, with its figures', async () => {
  const app = await mountApp()
  await app.click('open-sample')
  await app.click('run')
  await app.advance(3000)
  const figure = () => app.figure('throughput')
  const before = figure()
  expect(before).toBeGreaterThan(0)
  await app.byId('language').setValue('zh')
  await app.advance(0)
  expect(figure()).toBe(before)
  expect(app.byId('result').text()).toContain('吞吐量')
  expect(app.byId('save-report').attributes('disabled')).toBeUndefined()
})

test('a run goes on while the words change', async () => {
  const app = await mountApp()
  await app.click('open-sample')
  await app.click('run')
  await app.advance(300)
  await app.byId('language').setValue('zh')
  expect(app.byId('run').exists() || app.byId('cancel').exists()).toBe(true)
  await app.advance(3000)
  expect(app.byId('result').text()).toContain('已完成')
})

test('the palette has the languages', async () => {
  const app = await mountApp()
  await app.press('k', true)
  await app.byId('palette-search').setValue('chinese')
  await app.byId('palette').trigger('keydown', { key: 'Enter' })
  await app.advance(0)
  expect(document.documentElement.lang).toBe('zh-CN')
})

test('what fails is said in Chinese, with the sentence of the host', async () => {
  window.localStorage.setItem('migrascope.language', 'zh')
  const failure = { code: 'disk-full', message: 'No space is left.' } as const
  const app = await mountApp({ failures: { startRun: failure } })
  await app.click('open-sample')
  await app.click('run')
  const said = app.byId('error')
  expect(said.text()).toContain('运行失败。 磁盘空间不足。')
  expect(said.find('[lang="en"]').text()).toBe('No space is left.')
  await app.click('log-toggle')
  expect(app.byId('log').text()).toContain(
    '运行失败：磁盘空间不足。请清理空间后重试。（No space is left.）',
  )
})
