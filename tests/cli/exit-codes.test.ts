import { expect, test } from 'vitest'
import { MigrascopeError } from '../../src/shared/failure.ts'
import { fakeHost } from './fake-host.ts'
import { runCli } from './run-cli.ts'

test('0: done', async () => {
  expect((await runCli(['run', '--sample'])).code).toBe(0)
  expect((await runCli(['info', 'guest.elf'])).code).toBe(0)
})

test('1: the file cannot be opened; the sentence and the details are on stderr, no stack', async () => {
  const open = new MigrascopeError('file-not-found', 'There is no guest.elf.', { path: '/g' })
  const { code, out, err } = await runCli(['info', 'guest.elf'], { host: fakeHost({ open }) })
  expect(code).toBe(1)
  expect(out).toBe('')
  expect(err).toBe('migrascope: There is no guest.elf.\n  path: /g\n')
})

test('1: the run fails', async () => {
  const host = fakeHost({ run: new MigrascopeError('thread-died', 'Thread 3 died.') })
  const { code, err } = await runCli(['run', '--sample'], { host })
  expect(code).toBe(1)
  expect(err).toContain('Thread 3 died.')
  expect(host.isClosed()).toBe(true)
})

test('1: counting fails', async () => {
  const host = fakeHost({ census: new MigrascopeError('truncated', 'The file ends early.') })
  const { code, err } = await runCli(['info', 'guest.elf'], { host })
  expect(code).toBe(1)
  expect(err).toContain('The file ends early.')
})

test('2: wrong words', async () => {
  expect((await runCli(['run', '--sample', '--nonsense'])).code).toBe(2)
})

test('3: a page did not come back as it went in', async () => {
  const run = new MigrascopeError('verify-mismatch', 'Page 7 differs.')
  const { code, err } = await runCli(['run', '--sample', '--verify'], { host: fakeHost({ run }) })
  expect(code).toBe(3)
  expect(err).toContain('Page 7 differs.')
})

test('a fault of the program itself shows its stack', async () => {
  const host = { ...fakeHost(), openSample: () => Promise.reject(new TypeError('oh')) }
  const { code, err } = await runCli(['run', '--sample'], { host })
  expect(code).toBe(1)
  expect(err).toContain('TypeError: oh')
})
