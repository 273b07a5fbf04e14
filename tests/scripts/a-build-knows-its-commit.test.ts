import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildSchema } from '../../src/shared/report.ts'
import { load } from './load.ts'

const { builtOf } = await load<{ builtOf: (folder?: string) => unknown }>('built-of')

let folder: string
const git = (...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...words], {
    cwd: folder,
    encoding: 'utf8',
  }).trim()
const write = (name: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  writeFileSync(path.join(folder, name), text)
}
const unknown = { commit: null, modified: null, reason: 'not built in a checkout of git' }

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'migrascope-commit-'))
  write('src/a.ts', 'a')
  write('package.json', '{}')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('a checkout: the last commit that changed what is built, and whether files differ from it', () => {
  git('init', '--quiet')
  expect(builtOf(folder)).toEqual(unknown)
  git('add', '.')
  git('commit', '--quiet', '-m', 'one')
  const commit = git('rev-parse', 'HEAD')
  expect(builtOf(folder)).toEqual({ commit, modified: false, reason: null })
  write('docs/a.md', 'words')
  git('add', '.')
  git('commit', '--quiet', '-m', 'words')
  expect(builtOf(folder)).toEqual({ commit, modified: false, reason: null })
  write('src/new.ts', 'new, and not in git')
  expect(builtOf(folder)).toEqual({ commit, modified: true, reason: null })
})

test('an archive, and one that lies in the repository of another project', () => {
  expect(builtOf(folder)).toEqual(unknown)
  const outer = folder
  write('other.txt', 'of the other project')
  git('init', '--quiet')
  git('add', 'other.txt')
  git('commit', '--quiet', '-m', 'theirs')
  write('node_modules/migrascope/package.json', '{}')
  expect(builtOf(path.join(outer, 'node_modules/migrascope'))).toEqual(unknown)
})

test('whatever this checkout is, reports can hold it', () => {
  const found = builtOf()
  expect(v.parse(buildSchema, found)).toEqual(found)
})
