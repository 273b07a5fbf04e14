import { mkdir, rm, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFolders } from '../../src/main/browser/folders.ts'
import { temporaryFolder } from './browser-shell.ts'

async function places() {
  const base = await temporaryFolder()
  const root = join(base, 'root')
  // A name that the root's is a prefix of.
  const outside = join(base, 'root-outside')
  await mkdir(join(root, 'inner'), { recursive: true })
  await mkdir(outside)
  await writeFile(join(root, 'inner/guest.raw'), 'x')
  await writeFile(join(outside, 'secret.raw'), 'x')
  return { base, root, outside, folders: await createFolders([root]) }
}

test('links that lead out are not listed, links that stay inside are', async () => {
  const { root, outside, folders } = await places()
  await symlink(outside, join(root, 'out-folder'))
  await symlink(join(outside, 'secret.raw'), join(root, 'out-file'))
  await symlink('../root-outside', join(root, 'out-relative'))
  await symlink('nowhere', join(root, 'broken'))
  await symlink('loop', join(root, 'loop'))
  await symlink('inner/guest.raw', join(root, 'in-file'))
  const { entries } = await folders.list(null)
  expect(entries.map(e => e.name)).toEqual(['inner', 'in-file'])
  expect(await folders.fileOf(entries[1]?.id ?? '')).toBe(join(root, 'inner/guest.raw'))
})

test('a listed folder or file that became a link out since is refused', async () => {
  const { root, outside, folders } = await places()
  const top = await folders.list(null)
  const inner = await folders.list(top.entries[0]?.id ?? '')
  const file = inner.entries[0]?.id ?? ''
  await rename(join(root, 'inner'), join(root, 'moved'))
  await symlink(outside, join(root, 'inner'))
  await writeFile(join(outside, 'guest.raw'), 'secret')
  await expect(folders.list(inner.folder)).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(folders.fileOf(file)).rejects.toMatchObject({ code: 'not-allowed' })
})

test.each(['..', '/', '/etc', '/etc/passwd', '', 'x'])('%j as an id is unknown', async id => {
  const { folders } = await places()
  await expect(folders.list(id)).rejects.toMatchObject({ code: 'unknown-id' })
  await expect(folders.fileOf(id)).rejects.toMatchObject({ code: 'unknown-id' })
})

test('there is no way above the root', async () => {
  const { folders } = await places()
  const top = await folders.list(null)
  expect(top.parent).toBeNull()
  const inner = await folders.list(top.entries[0]?.id ?? '')
  expect(inner.parent).toBe(top.folder)
})

test('of several roots the top lists them, and nothing else', async () => {
  const { root, outside } = await places()
  const folders = await createFolders([root, outside, root])
  const top = await folders.list(null)
  expect(top.entries.map(e => e.name)).toEqual([root, outside])
  expect(top.parent).toBeNull()
  const listed = await folders.list(top.entries[1]?.id ?? '')
  expect(listed.entries.map(e => e.name)).toEqual(['secret.raw'])
  expect(listed.parent).toBe(top.folder)
  expect((await folders.list(top.folder)).entries).toEqual(top.entries)
  await expect(folders.fileOf(top.folder)).rejects.toMatchObject({ code: 'not-a-file' })
})

test('what is gone says so', async () => {
  const { root, folders } = await places()
  const top = await folders.list(null)
  const id = top.entries[0]?.id ?? ''
  await rm(join(root, 'inner'), { recursive: true })
  await expect(folders.list(id)).rejects.toMatchObject({ code: 'file-not-found' })
})
