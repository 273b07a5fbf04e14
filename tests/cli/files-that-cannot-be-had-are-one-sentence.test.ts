import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { MAX_REPORT_BYTES } from '../../src/shared/contract.ts'
import { report } from './examples.ts'
import { fakeTerminal } from './fake-terminal.ts'
import { runCli } from './run-cli.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'migrascope-'))
writeFileSync(path.join(folder, 'small.json'), JSON.stringify(report))
writeFileSync(path.join(folder, 'large.json'), '')
truncateSync(path.join(folder, 'large.json'), MAX_REPORT_BYTES + 1)
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const run = (...words: string[]) => runCli(words, { terminal: fakeTerminal({ folder }) })

test.each([
  [['report', 'nothing.json'], 'There is no file'],
  [['report', '.'], 'is a folder, not a report'],
  [['report', 'large.json'], 'too large to be a report'],
  [['serve', 'nothing'], 'There is no file or folder'],
])('%j', async (words, expected) => {
  const { code, out, err } = await run(...words)
  expect(code).toBe(1)
  expect(out).toBe('')
  expect(err).toContain(expected)
  expect(err).toContain(folder)
  expect(err).not.toMatch(/^ +at /m)
})

test('a report that can be had is shown', async () => {
  const { code, out } = await run('report', 'small.json')
  expect(code).toBe(0)
  expect(out).toContain('compression-rate')
})
