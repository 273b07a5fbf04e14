import { expect, test } from 'vitest'
import { exportReport } from '../../../src/main/report/export/export-report.ts'
import { htmlOf } from '../../../src/main/report/export/html.ts'
import { fullMarkdown, shortMarkdown } from '../../../src/main/report/export/markdown.ts'
import { answerText } from '../../../src/shared/plan/answer-text.ts'
import { linkAnswers } from '../../../src/shared/plan/answer.ts'
import { hostileReport } from './hostile-report.ts'
import { richReport } from './rich-report.ts'

const question = {
  link: { bitsPerSecond: 10e9, efficiency: 1, rtt: 0 },
  dirtyRate: { perSecond: 1e6, of: 'bytes' as const },
  downtimeLimit: 0.3,
}
const report = richReport()
const [answer] = linkAnswers(report, question)
const words = answer === undefined ? '' : answerText(answer)

test('Markdown: the sentence in the short one, tables in the full one', () => {
  const [start = ''] = words.split(' with ')
  expect(start).toMatch(/^Over 10 Gbit\/s, /)
  expect(shortMarkdown(report, question)).toContain(`**${start}`)
  const full = fullMarkdown(report, question)
  expect(full).toContain('## Over 10 Gbit/s')
  expect(full).toMatch(/\| point \| effective rate \|.*\| total-time \|/)
  expect(full).toMatch(/\| link \| fastest, by medians \|/)
})

test('HTML: a panel with the best marked, and the report in it stays as it was', () => {
  const page = htmlOf(report, question)
  expect(page).toContain('id="link-0"')
  expect(page).toContain(words.replaceAll('<', '&lt;'))
  const data = /id="report-data">([^]*?)<\/script>/.exec(page)?.[1] ?? ''
  expect(JSON.parse(data)).toEqual(JSON.parse(JSON.stringify(report)))
})

test('without a link there is no word of it', () => {
  for (const text of [shortMarkdown(report), fullMarkdown(report), htmlOf(report)]) {
    expect(text).not.toContain('Gbit/s')
  }
})

test('names that mean something to HTML or Markdown mean nothing here', () => {
  const page = htmlOf(hostileReport(), question)
  expect(page).not.toMatch(/<img|<script>/)
})

test('JSON is the report, whatever is asked', async () => {
  const [plain] = await exportReport(report, 'json')
  const [asked] = await exportReport(report, 'json', null, question)
  expect(asked?.content).toBe(plain?.content)
})
