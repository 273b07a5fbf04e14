import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writeFailure, writeFileWhole } from '../../src/main/report/write-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'migrascope-write-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('it replaces what was there and leaves nothing beside it', async () => {
  const path = join(folder, 'a.json')
  await writeFileWhole(path, 'first')
  await writeFileWhole(path, 'second')
  expect(readFileSync(path, 'utf8')).toBe('second')
  expect(readdirSync(folder)).toEqual(['a.json'])
})

test('a folder of that name, or none to write in, is a typed error and leaves nothing', async () => {
  const taken = join(folder, 'taken')
  mkdirSync(taken)
  await expect(writeFileWhole(taken, 'x')).rejects.toMatchObject({ code: 'not-a-file' })
  const nowhere = join(folder, 'no', 'where.json')
  await expect(writeFileWhole(nowhere, 'x')).rejects.toMatchObject({ code: 'file-not-found' })
  expect(existsSync(nowhere)).toBe(false)
  expect(readdirSync(folder).filter(name => name.endsWith('.part'))).toEqual([])
})

test('what the system says is told in words that say what to do', () => {
  const failure = (errno: string) =>
    writeFailure('/some/report.json', Object.assign(new Error(errno), { code: errno }))
  expect(failure('ENOSPC')).toMatchObject({ code: 'disk-full', details: { errno: 'ENOSPC' } })
  expect(failure('EDQUOT').code).toBe('disk-full')
  expect(failure('EROFS').code).toBe('no-permission')
  expect(failure('EIO')).toMatchObject({ code: 'io', details: { path: '/some/report.json' } })
})
