/** A dump's checksum is that of its bytes; of a huge file, of a stated sample that a change at either end alters. */
import { createHash } from 'node:crypto'
import {
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  closeSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fingerprint } from '../../src/main/dump/fingerprint.ts'

const folder = mkdtempSync(join(tmpdir(), 'migrascope-print-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const of = (path: string) => fingerprint({ kind: 'file', path }, () => false)
const sha256 = (...parts: readonly Uint8Array[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

test('a file: every byte', () => {
  const bytes = Buffer.alloc(3_000_001, 'guest')
  const path = join(folder, 'small')
  writeFileSync(path, bytes)
  expect(of(path)).toEqual({ sha256: sha256(bytes), of: 'all', bytes: bytes.length })
})

test('a folder: its files by name', () => {
  const path = join(folder, 'channels')
  mkdirSync(path)
  const [a, b] = [Buffer.from('first'), Buffer.from('second')]
  writeFileSync(join(path, 'b'), b)
  writeFileSync(join(path, 'a'), a)
  expect(of(path)).toEqual({ sha256: sha256(a, b), of: 'all', bytes: 11 })
})

test('a huge file: 256 MiB of it, its ends among them', () => {
  const path = join(folder, 'huge')
  const file = openSync(path, 'w+')
  const size = 5 * 2 ** 30
  ftruncateSync(file, size)
  const seen = [of(path)]
  for (const at of [0, size - 1]) {
    writeSync(file, Buffer.from('x'), 0, 1, at)
    seen.push(of(path))
  }
  closeSync(file)
  expect(seen[0]).toMatchObject({ of: 'sample', bytes: 256 * 2 ** 20 })
  expect(new Set(seen.map(print => print.sha256)).size).toBe(3)
})

test('the sample guest has one, too, and a cancel ends it', () => {
  expect(fingerprint({ kind: 'sample' }, () => false)).toMatchObject({ of: 'all', bytes: 2 ** 26 })
  expect(() => fingerprint({ kind: 'sample' }, () => true)).toThrow('cancelled')
  expect(() => of(join(folder, 'nowhere'))).toThrow('There is no file nowhere')
})
