// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest'
import { oneFileFormats } from '../../src/shared/export-formats.ts'
import { mountApp, useFakeWindow, type MountedApp } from './mount-app.ts'

useFakeWindow()

let given: Blob[] = []
beforeEach(() => {
  given = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation(blob => {
    given.push(blob as Blob)
    return 'blob:x'
  })
})

/** A run's report is shown. */
async function ran(options: Parameters<typeof mountApp>[0] = {}): Promise<MountedApp> {
  const app = await mountApp(options)
  await app.click('open-sample')
  await app.click('run')
  await app.advance(3000)
  return app
}

const asked = (app: MountedApp) =>
  app.fake.log.filter(({ call }) => call === 'exportReport').map(({ argument }) => argument)

const offered = (app: MountedApp) =>
  oneFileFormats.filter(format => app.byId(`export-${format}`).exists())

test('the menu hands the format on, and the link of the results with it', async () => {
  const app = await ran()
  await app.byId('link-speed').setValue('25 Gbit/s')
  await app.click('export')
  await app.click('export-html')
  expect(asked(app)).toMatchObject([
    { report: 'report-3', format: 'html', link: { link: { bitsPerSecond: 25e9 } } },
  ])
  expect(JSON.parse((await given[0]?.text()) ?? '')).toMatchObject({ outcome: 'done' })
  expect(app.byId('toasts').text()).toContain('Saved migrascope-report.html.')
  expect(app.byId('export-menu').exists()).toBe(false)
})

test('a bundle is saved as the bytes that the host packed', async () => {
  const app = await ran()
  await app.click('export')
  await app.click('export-bundle')
  expect(given[0]?.type).toBe('application/zip')
  const bytes = new Uint8Array((await given[0]?.arrayBuffer()) ?? new ArrayBuffer())
  expect([...bytes]).toEqual([0x50, 0x4b, 3, 4, 0xff])
})

test('the table of the series is offered where there are several counts of threads', async () => {
  const app = await ran()
  await app.click('export')
  expect(offered(app)).toEqual(oneFileFormats.filter(format => format !== 'series-table'))
  await app.click('mode-sweep')
  await app.click('run')
  await app.advance(120_000)
  await app.click('export')
  expect(offered(app)).toEqual(oneFileFormats)
})

test('keys go through the menu, and Escape closes it and cancels nothing', async () => {
  const app = await ran()
  await app.byId('export').trigger('keydown', { key: 'ArrowUp' })
  await app.advance(0)
  expect(document.activeElement).toBe(app.byId('export-bundle').element)
  await app.byId('export-menu').trigger('keydown', { key: 'ArrowUp' })
  expect(document.activeElement).toBe(app.byId('export-html').element)
  const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
  app.byId('export-html').element.dispatchEvent(escape)
  await app.advance(0)
  expect(escape.defaultPrevented).toBe(true)
  expect(app.byId('export-menu').exists()).toBe(false)
  expect(document.activeElement).toBe(app.byId('export').element)
  expect(asked(app)).toEqual([])
})

test('there is nothing to export before there is a report, or while one is measured', async () => {
  const app = await mountApp({ perThread: 5 })
  await app.click('open-sample')
  expect(app.byId('export').attributes('disabled')).toBeDefined()
  await app.press('k', true)
  await app.byId('palette-search').setValue('export')
  expect(app.all('palette-command')).toEqual([])
  await app.click('run')
  await app.advance(100)
  expect(app.byId('cancel').exists()).toBe(true)
  expect(app.byId('export').attributes('disabled')).toBeDefined()
})

test('the palette exports, too', async () => {
  const app = await ran()
  await app.press('k', true)
  await app.byId('palette-search').setValue('export csv')
  await app.byId('palette').trigger('keydown', { key: 'Enter' })
  await app.advance(0)
  expect(asked(app)).toMatchObject([{ format: 'csv' }])
})

test('what goes wrong is said beside the report', async () => {
  const failure = { code: 'disk-full', message: 'No space is left.' } as const
  const app = await ran({ failures: { exportReport: failure } })
  await app.click('export')
  await app.click('export-csv')
  expect(app.byId('result').element.closest('main')?.textContent).toContain('No space is left.')
  expect(given).toEqual([])
})
