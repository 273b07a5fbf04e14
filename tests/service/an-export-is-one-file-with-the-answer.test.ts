import { expect, test } from 'vitest'
import type { Host } from '../../src/main/host.ts'
import { exportReport } from '../../src/main/report/export/export-report.ts'
import { exportedFile } from '../../src/main/service/exported.ts'
import { oneFileFormats } from '../../src/shared/export-formats.ts'
import { answerText } from '../../src/shared/plan/answer-text.ts'
import { linkAnswers } from '../../src/shared/plan/answer.ts'
import { richReport } from '../report/export/rich-report.ts'

const report = richReport()
const host: Pick<Host, 'exportReport'> = {
  exportReport: (id, format, journal, question) =>
    id === 'r' ? exportReport(report, format, journal, question) : Promise.resolve([]),
}

const link = {
  link: { bitsPerSecond: 10e9, efficiency: 1, rtt: 0 },
  ...{ dirtyRate: null, downtimeLimit: 0.3 },
}

test.each(oneFileFormats)('%s is one file, and not empty', async format => {
  const { name, content } = await exportedFile(host, { report: 'r', format, link: null })
  expect(name).toMatch(/^[\w.-]+$/)
  expect(content.length).toBeGreaterThan(100)
})

test.each(['markdown', 'markdown-full', 'html'] as const)(
  '%s says which setting is fastest over the link that is asked about',
  async format => {
    const [answer] = linkAnswers(report, link)
    if (answer === undefined) throw new Error('the report has an answer')
    // Up to what the formats have to escape.
    const [sentence = ''] = answerText(answer).split(/[<>&*|_]/)
    expect(sentence.length).toBeGreaterThan(20)
    const asked = { report: 'r', format }
    expect(String((await exportedFile(host, { ...asked, link })).content)).toContain(sentence)
    expect(String((await exportedFile(host, { ...asked, link: null })).content)).not.toContain(
      sentence,
    )
  },
)

test('nothing to write is said, not written', async () => {
  const asked = { report: 'other', format: 'csv', link: null } as const
  await expect(exportedFile(host, asked)).rejects.toMatchObject({ code: 'internal' })
})
