import { expect, test } from 'vitest'
import { createDialogs } from '../../src/main/electron/dialogs.ts'
import { exportReport } from '../../src/main/report/export/export-report.ts'
import { oneFileFormats } from '../../src/shared/export-formats.ts'
import { richReport } from '../report/export/rich-report.ts'
import { createDialogDouble } from './electron-double.ts'

const memory = { get: () => undefined, set: () => Promise.resolve() }

async function filtersFor(name: string) {
  const { asked, ...shown } = createDialogDouble([undefined])
  await createDialogs({ ...shown, memory }).askSave(name)
  return asked[0]?.filters
}

test.each(oneFileFormats)('the file of %s has a filter by the end of its name', async format => {
  const [file] = await exportReport(richReport(), format)
  const name = file?.name ?? ''
  const [filter, ...rest] = (await filtersFor(name)) ?? []
  expect(rest).toEqual([])
  expect(filter?.name).toMatch(/\w/)
  expect(filter?.extensions.map(end => name.endsWith(`.${end}`))).toEqual([true])
})

test('a name of another kind has none', async () => {
  expect(await filtersFor('notes')).toEqual([])
})
