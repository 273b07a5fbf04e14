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
