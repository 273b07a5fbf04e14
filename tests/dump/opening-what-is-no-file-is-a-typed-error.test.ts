import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { failureOf, file, folder, open } from './fixtures.ts'

const posix = process.platform !== 'win32'

test('a file that is not there', () => {
  const failure = failureOf(() => open(join(folder, 'gone.vmcore')))
  expect(failure.code).toBe('file-not-found')
  expect(failure.message).toContain('gone.vmcore')
  expect(failure.details).toMatchObject({ file: 'gone.vmcore', path: join(folder, 'gone.vmcore') })
})

test('a path that leads through a file', () => {
  const path = join(file('plain', 'x'), 'below')
  expect(failureOf(() => open(path)).code).toMatch(/file-not-found/)
})

test('a folder', () => {
  mkdirSync(join(folder, 'inner'))
  const failure = failureOf(() => open(join(folder, 'inner')))
  expect(failure.code).toBe('not-a-file')
  expect(failure.message).toContain('Choose a file in it')
})

test('an empty file', () => {
  expect(failureOf(() => open(file('empty', ''))).code).toBe('empty-file')
})

test('a name with a NUL character', () => {
  expect(failureOf(() => open(`${folder}/a\0b`)).code).toBe('bad-argument')
})

test.runIf(posix)('a named pipe that nobody writes to, without waiting for a writer', () => {
  const path = join(folder, 'pipe')
  execFileSync('mkfifo', [path])
  const failure = failureOf(() => open(path))
  expect(failure.code).toBe('not-a-file')
  expect(failure.details).toMatchObject({ found: 'named pipe' })
})

test.runIf(posix)('a socket', async () => {
  const path = join(folder, 'socket')
  const server = createServer()
  await new Promise<void>(resolve => server.listen(path, resolve))
  try {
    expect(failureOf(() => open(path)).details).toMatchObject({ found: 'socket' })
  } finally {
    server.close()
  }
})

test.runIf(existsSync('/dev/zero'))('a character device', () => {
  const failure = failureOf(() => open('/dev/zero'))
  expect(failure.code).toBe('not-a-file')
  expect(failure.details).toMatchObject({ found: 'character device' })
})
