import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseReport } from '../../src/main/report/parse-report.ts'
import { choose, startApp } from './app.ts'
import { figures } from './figures.ts'
import { runOf } from '../report/run-report.ts'

test('the sample runs to the end, and what the page shows is what the saved report says', async () => {
  const { page, value } = await startApp()
  await page.getByTestId('open-sample').click()
  await page.getByTestId('facts').getByText('sample-64MiB').waitFor()
  await choose(page, 'codec', 'zstd')
  await choose(page, 'threads', '3')
  await choose(page, 'request-size', '65536')
  await page.getByTestId('verify').check()
  await page.getByTestId('run').click()
  await page.getByTestId('cancel').waitFor()
  await page.getByTestId('result').waitFor()

  const downloading = page.waitForEvent('download')
  await page.getByTestId('save-report').click()
  const download = await downloading
  const path = await download.path()
  const name = download.suggestedFilename()
  const report = runOf(parseReport(name, readFileSync(path, 'utf8')))

  expect(report.outcome).toBe('done')
  expect(report.settings).toMatchObject({ codec: 'zstd', threads: 3, requestBytes: 65_536 })
  expect(report.result).toMatchObject({ verified: true, verifiedPages: 16_384 })
  expect(report.result.threads).toHaveLength(3)
  const shown: Record<string, number> = {}
  const said: Record<string, number> = {}
  for (const [id, of] of Object.entries(figures)) {
    shown[id] = await value(id)
    said[id] = of(report)
  }
  expect(shown).toEqual(said)

  // A page that knows nothing of the run shows the same of the file alone.
  await page.getByTestId('close').click()
  await page.getByTestId('start').waitFor()
  await page.getByTestId('report-file').setInputFiles(path)
  await page.getByTestId('result').waitFor()
  const reopened: Record<string, number> = {}
  for (const id of Object.keys(figures)) reopened[id] = await value(id)
  expect(reopened).toEqual(said)
  await page.getByTestId('thread-lanes').waitFor()
})
