// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { runOf } from '../report/run-report.ts'
import { mountApp, useFakeWindow } from './mount-app.ts'

useFakeWindow()

test('a report from the recent files shows figures, lanes, conditions and its dump', async () => {
  const app = await mountApp()
  await app.all('recent')[1]?.trigger('click')
  await app.advance(0)
  const [report] = [...app.fake.reports.values()]
  expect(app.figure('throughput')).toBe(report && runOf(report).result.throughput)
  expect(app.byId('facts').text()).toContain('guest-2026-11-20.elf')
  expect(app.byId('thread-lanes').attributes('data-threads')).toBe('8')
  expect(app.byId('conditions').text()).toContain('AMD EPYC 9354')
  expect(app.byId('run').exists()).toBe(false)
})

test('every thread of the report is in the table twin of the lanes', async () => {
  const app = await mountApp()
  await app.all('recent')[1]?.trigger('click')
  await app.advance(0)
  await app.click('compress-as-table')
  expect(app.byId('thread-table-compress').findAll('tbody tr')).toHaveLength(8)
})

test('a saved report chosen as a file is read in the page', async () => {
  const app = await mountApp()
  await app.all('recent')[1]?.trigger('click')
  await app.advance(0)
  const text = JSON.stringify([...app.fake.reports.values()][0])
  await app.click('close')
  const input = app.byId('report-file')
  Object.defineProperty(input.element, 'files', { value: [new File([text], 'mine.json')] })
  await input.trigger('change')
  await app.advance(10)
  expect(app.fake.log.at(-1)).toMatchObject({ call: 'readReport', argument: { name: 'mine.json' } })
  expect(app.byId('result').exists()).toBe(true)
})

async function choose(app: Awaited<ReturnType<typeof mountApp>>, name: string) {
  const input = app.byId('report-file')
  const zip = new File([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])], name)
  Object.defineProperty(input.element, 'files', { value: [zip], configurable: true })
  await input.trigger('change')
  await app.advance(10)
}

test('a bundle chosen as a file is unpacked by the host', async () => {
  const app = await mountApp()
  expect(app.byId('report-file').attributes('accept')).toContain('.migrascope')
  await choose(app, 'mine.migrascope')
  expect([...app.fake.reports.keys()]).toHaveLength(1)
  expect(app.fake.log.map(({ call }) => call)).not.toContain('readReport')
  expect(app.byId('start').exists()).toBe(false)
})

test('a zip that is no bundle is not taken for a dump', async () => {
  const app = await mountApp()
  await choose(app, 'photos.zip')
  expect(app.fake.log.at(-1)).toMatchObject({ call: 'closeDump' })
  expect(app.byId('start').text()).toContain('photos.zip is no report')
})
