import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFolders } from '../../src/main/browser/folders.ts'
import { temporaryFolder } from './browser-shell.ts'

test('folders first, numbers in order, sizes of files; no hidden files, no pipes', async () => {
  const root = await temporaryFolder()
  await mkdir(join(root, 'zoo'))
  await mkdir(join(root, '.git'))
  for (const name of ['b10.raw', 'b9.raw', 'A.raw', '.hidden']) {
    await writeFile(join(root, name), 'abc')
  }
  execFileSync('mkfifo', [join(root, 'pipe')])
  const { entries, cut, label } = await (await createFolders([root])).list(null)
  expect(entries.map(e => [e.kind, e.name, e.bytes])).toEqual([
    ['folder', 'zoo', 0],
    ['file', 'A.raw', 3],
    ['file', 'b9.raw', 3],
    ['file', 'b10.raw', 3],
  ])
  expect(cut).toBe(false)
  expect(label).toBe(root)
})

test('a long folder is cut after 2000 entries and says so', async () => {
  const root = await temporaryFolder()
  await Promise.all(Array.from({ length: 2001 }, (_, i) => writeFile(join(root, `f${i}`), '')))
  const listing = await (await createFolders([root])).list(null)
  expect(listing.entries).toHaveLength(2000)
  expect(listing.entries.at(-1)?.name).toBe('f1999')
  expect(listing.cut).toBe(true)
})

test('ids stay the same from listing to listing', async () => {
  const root = await temporaryFolder()
  await writeFile(join(root, 'a'), '')
  const folders = await createFolders([root])
  expect(await folders.list(null)).toEqual(await folders.list(null))
})

test('a root that is no folder is an error at start', async () => {
  const root = await temporaryFolder()
  await writeFile(join(root, 'a'), '')
  await expect(createFolders([join(root, 'a')])).rejects.toMatchObject({ code: 'bad-argument' })
  await expect(createFolders([join(root, 'b')])).rejects.toMatchObject({ code: 'file-not-found' })
})
