/** Files for the dump tests: fixtures unpacked, and files made on the spot. All go when the test file ends. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll } from 'vitest'
import type { Dump } from '../../src/main/dump/dump.ts'
import { openDump } from '../../src/main/dump/open.ts'
import { MigrascopeError } from '../../src/shared/failure.ts'

export const folder = mkdtempSync(join(tmpdir(), 'migrascope-dump-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The path of `tests/fixtures/<name>.gz`, unpacked. */
export function fixture(name: string): string {
  const packed = readFileSync(new URL(`../fixtures/${name}.gz`, import.meta.url))
  return file(name, gunzipSync(packed))
}

/** The path of a new file with this content. */
export function file(name: string, content: Uint8Array | string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

export const open = (path: string): Dump => openDump({ kind: 'file', path })

/** Opens a file with this content. */
export const openContent = (content: Uint8Array): Dump => open(file('content', content))

/** What `action` throws, which must be one of our errors. */
export function failureOf(action: () => unknown): MigrascopeError {
  try {
    action()
  } catch (error) {
    if (error instanceof MigrascopeError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

/** All memory of a dump, run by run. */
export function contentOf(dump: Dump): Buffer {
  const parts = [...dump.runs()].map(run => {
    const bytes = new Uint8Array(run.bytes)
    dump.read(run, 0, bytes)
    return bytes
  })
  return Buffer.concat(parts)
}
