// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { mountApp, useFakeWindow, type MountedApp } from './mount-app.ts'

useFakeWindow()

const shown = (app: MountedApp) =>
  app
    .all('tab-live')
    .concat(app.all('tab-results'), app.all('tab-charts'), app.all('tab-compare'))
    .find(tab => tab.attributes('aria-selected') === 'true')
    ?.attributes('data-testid')

async function runTwice(): Promise<MountedApp> {
  const app = await mountApp()
  await app.click('open-sample')
  for (let i = 0; i < 2; i++) {
    await app.click('run')
    await app.advance(3000)
  }
  return app
}

test('arrow keys go round the views that have something, and the choice is remembered', async () => {
  const app = await runTwice()
  expect(shown(app)).toBe('tab-results')
  await app.byId('tab-results').trigger('keydown', { key: 'ArrowRight' })
  expect(shown(app)).toBe('tab-charts')
  expect(window.localStorage.getItem('migrascope.tab')).toBe('charts')
  await app.click('run')
  expect(shown(app)).toBe('tab-live')
  await app.advance(3000)
  expect(shown(app)).toBe('tab-charts')
})

test('runs of the window can be compared, and one can be left out', async () => {
  const app = await runTwice()
  await app.press('5')
  await app.advance(0)
  expect(app.all('compare-row')).toHaveLength(2)
  const asked = app.fake.log.filter(entry => entry.call === 'compareReports')
  expect((asked.at(-1)?.argument as { reports: string[] }).reports).toHaveLength(2)
  await app.all('compare-row')[1]?.find('input[type="checkbox"]').trigger('change')
  await app.advance(0)
  expect(app.byId('compare').element.parentElement?.textContent).toContain('Choose two reports')
})

test('the palette finds a command by words and does it', async () => {
  const app = await mountApp()
  await app.press('k', true)
  await app.byId('palette-search').setValue('file sample')
  expect(app.all('palette-command').map(one => one.attributes('data-command'))).toEqual([
    'open-sample',
  ])
  await app.byId('palette').trigger('keydown', { key: 'Enter' })
  await app.advance(0)
  expect(app.byId('facts').exists()).toBe(true)
})

test('a theme that is chosen holds and is remembered', async () => {
  const app = await mountApp()
  await app.byId('theme').setValue('dark')
  expect(document.documentElement.dataset.theme).toBe('dark')
  expect(window.localStorage.getItem('migrascope.theme')).toBe('dark')
})

test('the log tells what happened and what went wrong', async () => {
  const failure = { code: 'disk-full', message: 'No space is left.' } as const
  const app = await mountApp({ failures: { startRun: failure } })
  await app.click('open-sample')
  await app.click('run')
  await app.click('log-toggle')
  expect(app.byId('log').text()).toContain('Opened sample guest')
  expect(app.byId('log').text()).toContain('The run failed: No space is left.')
})
