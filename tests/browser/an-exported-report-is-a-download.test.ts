import { expect, test } from 'vitest'
import { readBundle } from '../../src/main/report/bundle.ts'
import { exportReport } from '../../src/main/report/export/export-report.ts'
import { parseReport } from '../../src/main/report/parse-report.ts'
import { exportedSchema } from '../../src/shared/contract.ts'
import { parse } from 'valibot'
import { richReport } from '../report/export/rich-report.ts'
import { enter, startShell } from './browser-shell.ts'

const report = richReport()

async function exported(format: string) {
  const shell = await startShell(
    {},
    { exportReport: (_id, ...how) => exportReport(report, ...how) },
  )
  const client = await enter(shell)
  const argument = { report: 'r', format, link: null }
  client.socket.send(JSON.stringify({ id: 1, call: 'exportReport', argument }))
  const { result } = (await client.next()) as { result: { value: unknown; failure: unknown } }
  if (result.failure !== undefined) return { failure: result.failure }
  const file = parse(exportedSchema, result.value)
  if (file.state !== 'download') throw new Error(file.state)
  return { file, bytes: Buffer.from(file.content, file.encoding === 'text' ? 'utf8' : 'base64') }
}

test('a page comes as the text that it is', async () => {
  const { file, bytes } = await exported('html')
  const [expected] = await exportReport(report, 'html')
  expect(file).toMatchObject({ name: expected?.name, mediaType: 'text/html' })
  expect(bytes?.toString()).toBe(expected?.content)
})

test('a bundle comes as bytes that hold the report', async () => {
  const { file, bytes } = await exported('bundle')
  expect(file).toMatchObject({ mediaType: 'application/zip', encoding: 'base64' })
  const name = file?.name ?? ''
  const { report: text } = readBundle(name, bytes ?? Buffer.alloc(0))
  expect(parseReport(name, text)).toEqual(report)
})

test('what is a file for each chart is refused', async () => {
  expect((await exported('svg')).failure).toMatchObject({ code: 'bad-argument' })
})
