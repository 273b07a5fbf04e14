import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createDialogs } from '../../src/main/electron/dialogs.ts'
import { createFolderMemory } from '../../src/main/electron/folder-memory.ts'
import { createDialogDouble } from './electron-double.ts'

async function memoryFile() {
  const folder = await mkdtemp(join(tmpdir(), 'migrascope-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return join(folder, 'folders.json')
}

async function started(file: string, answers: (string | undefined)[]) {
  const { asked, ...shown } = createDialogDouble(answers)
  const memory = await createFolderMemory(file)
  const dialogs = createDialogs({ ...shown, memory })
  return { dialogs, places: () => asked.map(a => a.defaultPath) }
}

test('each dialog starts in the folder of its last file, also after a restart', async () => {
  const file = await memoryFile()
  const first = await started(file, ['/dumps/a.raw', undefined, '/reports/r.json'])
  expect(await first.dialogs.askOpen()).toBe('/dumps/a.raw')
  expect(await first.dialogs.askOpen()).toBeUndefined()
  expect(await first.dialogs.askSave('r.json')).toBe('/reports/r.json')
  expect(first.places()).toEqual([undefined, '/dumps', '/dumps/r.json'])

  const second = await started(file, [undefined, undefined])
  await second.dialogs.askOpen()
  expect(await second.dialogs.askSave('s.json')).toBeUndefined()
  expect(second.places()).toEqual(['/dumps', '/reports/s.json'])
  expect(await readdir(join(file, '..'))).toEqual(['folders.json'])
})

test.each(['', '{', '[]', '{"open":7}'])('a damaged memory (%j) counts as none', async text => {
  const file = await memoryFile()
  await writeFile(file, text)
  const { dialogs, places } = await started(file, ['/a/b'])
  await dialogs.askOpen()
  expect(places()).toEqual([undefined])
})

test('a memory that cannot be written does not keep a file from opening', async () => {
  const { dialogs } = await started('/nowhere/at/all.json', ['/dumps/a.raw', undefined])
  expect(await dialogs.askOpen()).toBe('/dumps/a.raw')
})
