import { chmodSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fileFailure } from '../../src/main/dump/file-failure.ts'
import { failureOf, file, folder, open } from './fixtures.ts'

// Root may read everything, so as root the test opens the file as somebody else.
const asRoot = process.geteuid?.() === 0
const nobody = 65534

// Windows has no such permission bits.
test.skipIf(process.platform === 'win32')('a file that may not be read', () => {
  const path = file('secret', 'x')
  chmodSync(folder, 0o755)
  chmodSync(path, 0o000)
  const failure = failureOf(() => {
    if (asRoot) process.seteuid?.(nobody)
    try {
      open(path)
    } finally {
      if (asRoot) process.seteuid?.(0)
    }
  })
  expect(failure.code).toBe('no-permission')
  expect(failure.message).toContain('secret')
})

test.each([
  ['EACCES', 'no-permission'],
  ['EPERM', 'no-permission'],
  ['ENOENT', 'file-not-found'],
  ['EIO', 'io'],
  ['EMFILE', 'io'],
])('%s from the system becomes %s', (system, code) => {
  const failure = fileFailure(
    Object.assign(new Error(`${system}: no`), { code: system }),
    '/a/b.raw',
  )
  expect(failure.code).toBe(code)
  expect(failure.details).toEqual({ file: 'b.raw', path: '/a/b.raw', system })
})
