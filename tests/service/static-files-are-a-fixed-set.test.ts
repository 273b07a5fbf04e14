import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findStaticFile, readStaticFiles } from '../../src/main/service/static-files.ts'

async function folder() {
  const path = await mkdtemp(join(tmpdir(), 'migrascope-test-'))
  onTestFinished(() => rm(path, { recursive: true }))
  return path
}

test('what lay there at start is served, what came later or points outside is not', async () => {
  const page = await folder()
  const outside = join(await folder(), 'secret.js')
  await writeFile(outside, 'secret')
  await mkdir(join(page, 'assets'))
  await writeFile(join(page, 'index.html'), '<p>')
  await writeFile(join(page, 'assets/a.js'), '1')
  await writeFile(join(page, 'notes.txt'), 'no part of a page')
  await symlink(outside, join(page, 'link.js'))
  const files = await readStaticFiles(page)
  await writeFile(join(page, 'late.js'), '2')

  expect([...files.keys()].sort()).toEqual(['/assets/a.js', '/index.html'])
  expect(findStaticFile(files, '/')?.type).toBe('text/html; charset=utf-8')
  expect(findStaticFile(files, '/assets/a.js')?.type).toMatch(/^text\/javascript/)
  expect(findStaticFile(files, '/late.js')).toBeUndefined()
  expect(findStaticFile(files, '/assets/../index.html')).toBeUndefined()
})

test('a page that is not built is said to be so', async () => {
  await expect(readStaticFiles(await folder())).rejects.toMatchObject({ code: 'file-not-found' })
})
