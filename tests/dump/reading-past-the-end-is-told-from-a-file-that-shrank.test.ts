import { truncateSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openFile } from '../../src/main/dump/file.ts'
import { takeCensus } from '../../src/main/dump/census.ts'
import { failureOf, file, open } from './fixtures.ts'

test('past the end of a file: truncated, with place and lengths', () => {
  const path = file('short', Buffer.alloc(100))
  using source = openFile(path)
  const failure = failureOf(() => source.read(90, new Uint8Array(20)))
  expect(failure.code).toBe('truncated')
  expect(failure.details).toEqual({ file: 'short', path, offset: 90, expected: 20, found: 10 })
})

test('a file that shrinks while open: file-changed, with place and lengths', () => {
  const path = file('shrinking', Buffer.alloc(100))
  using source = openFile(path)
  truncateSync(path, 95)
  const failure = failureOf(() => source.read(90, new Uint8Array(10)))
  expect(failure.code).toBe('file-changed')
  expect(failure.details).toEqual({ file: 'shrinking', path, offset: 90, expected: 10, found: 5 })
})

test('a dump that shrinks during its census', () => {
  const path = file('dump', Buffer.alloc(64 * 4096))
  using dump = open(path)
  const onProgress = () => truncateSync(path, 3 * 4096)
  const failure = failureOf(() => takeCensus(dump, { buffer: new Uint8Array(4096), onProgress }))
  expect(failure.code).toBe('file-changed')
})

test('reading after closing does not read from another file', () => {
  const source = openFile(file('closed', 'abc'))
  source[Symbol.dispose]()
  using other = openFile(file('other', 'xyz'))
  expect(failureOf(() => source.read(0, new Uint8Array(1))).code).toBe('internal')
  expect(other.bytes).toBe(3)
})
