import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDump } from '../../src/main/dump/open.ts'
import { PageCursor } from '../../src/main/dump/pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'migrascope-beginning-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})
const path = join(folder, 'guest.raw')
const content = Uint8Array.from({ length: 10 * 4096 + 100 }, (_, i) => (i * 31 + (i >> 8)) & 0xff)
writeFileSync(path, content)

const fill = (bytes: number) => {
  using dump = openDump({ kind: 'beginning', of: { kind: 'file', path }, bytes })
  const into = new Uint8Array(16 * 4096)
  const total = dump.inventory({}).total
  const { pages, bytes: filled } = new PageCursor(dump).fill(into)
  return { total, pages, filled, guestBytes: dump.facts.guestBytes, into }
}

test.each([
  [1, 1],
  [4096, 1],
  [3 * 4096 + 1, 3],
])('%i bytes are %i pages', (bytes, pages) => {
  const length = pages * 4096
  const got = fill(bytes)
  expect(got).toMatchObject({ total: pages, pages, filled: length, guestBytes: length })
  expect(got.into.slice(0, length)).toEqual(content.slice(0, length))
})

test.each([content.length, 1e9])('%i bytes are all, the part-page too', bytes => {
  expect(fill(bytes)).toMatchObject({ total: 11, pages: 11, filled: content.length })
})

test('runs of several blocks are cut where the bytes end', () => {
  const bytes = 64 * 1024 * 1024 - 4096
  using dump = openDump({ kind: 'beginning', of: { kind: 'sample' }, bytes })
  expect(dump.inventory({}).total).toBe(bytes / 4096)
  const lengths = [...dump.runs()].map(run => run.bytes)
  expect(lengths).toEqual([64 * 1024 * 1024 - 256 * 1024, 256 * 1024 - 4096])
})
