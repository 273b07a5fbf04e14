import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { load } from './load.ts'

const { whyBuild, stampOf } = await load<{
  whyBuild: (folder: string) => string | undefined
  stampOf: (folder: string) => string
}>('build')

let folder: string
const write = (name: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  writeFileSync(path.join(folder, name), text)
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'migrascope-'))
  write('src/a.ts', 'a')
  write('src/deep/b.ts', 'b')
  write('package.json', '{}')
  const outputs = ['main/index.js', 'main/cli.js', 'preload/index.cjs', 'renderer/index.html']
  for (const name of outputs) write(`out/${name}`, '')
  write('out/.built-from', stampOf(folder))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('nothing changed', () => {
  expect(whyBuild(folder)).toBeUndefined()
})

test('a file that is only newer', () => {
  utimesSync(path.join(folder, 'src/a.ts'), new Date(), new Date(Date.now() + 60_000))
  expect(whyBuild(folder)).toBeUndefined()
})

test('documents and tests are not built', () => {
  write('src/README.md', 'words')
  write('tests/a.test.ts', 'test')
  expect(whyBuild(folder)).toBeUndefined()
})

test.each([
  ['changed, of the same length', () => write('src/deep/b.ts', 'c')],
  ['new', () => write('src/c.ts', '')],
  ['gone', () => rmSync(path.join(folder, 'src/a.ts'))],
  ['renamed', () => renameSync(path.join(folder, 'src/a.ts'), path.join(folder, 'src/z.ts'))],
  ['configuration', () => write('electron.vite.config.ts', 'export default {}')],
])('a source: %s', (_, change) => {
  change()
  expect(whyBuild(folder)).toBe('the sources have changed')
})

test('a change and back again', () => {
  write('src/a.ts', 'x')
  write('src/a.ts', 'a')
  expect(whyBuild(folder)).toBeUndefined()
})

test('bytes that move from one file to the next', () => {
  write('src/a.ts', '')
  write('src/deep/b.ts', 'ab')
  expect(whyBuild(folder)).toBe('the sources have changed')
})

test('the commit that the sources are of, and no other', () => {
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...words], { cwd: folder })
  git('init', '--quiet')
  git('add', 'src', 'package.json')
  git('commit', '--quiet', '-m', 'one')
  expect(whyBuild(folder)).toBe('the commit is another')
  write('out/.built-from', stampOf(folder))
  write('src/README.md', 'words')
  git('add', 'src')
  git('commit', '--quiet', '-m', 'words only')
  expect(whyBuild(folder)).toBeUndefined()
  write('src/a.ts', 'x')
  write('out/.built-from', stampOf(folder))
  git('commit', '--quiet', '-a', '-m', 'what was built from, now committed')
  expect(whyBuild(folder)).toBe('the commit is another')
})

test('an output is missing, or all of them', () => {
  rmSync(path.join(folder, 'out/main/cli.js'))
  expect(whyBuild(folder)).toBe('out/main/cli.js is missing')
  rmSync(path.join(folder, 'out'), { recursive: true })
  expect(whyBuild(folder)).toBe('nothing is built yet')
})
