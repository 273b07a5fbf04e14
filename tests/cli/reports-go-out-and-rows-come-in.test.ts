/** `migrascope report export` and `import` on files and a real host. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { main } from '../../src/main/cli/main.ts'
import type { Report } from '../../src/shared/report.ts'
import { childHost } from '../host/child-host.ts'
import { sweepReport } from '../report/sweep-report.ts'
import { fakeTerminal } from './fake-terminal.ts'
import { temporaryFolder } from './start-cli.ts'

const report = sweepReport({
  points: [1, 2, 4].map(threads => ({ settings: { threads }, throughputs: [100, 101, 99] })),
})

async function cli(folder: string, ...words: string[]) {
  const terminal = fakeTerminal({ folder })
  const code = await main(['report', ...words], {
    terminal,
    version: '1.2.3',
    createHost: () => childHost(path.join(folder, 'data')),
    rendererFolder: '/nowhere',
    openUrl: () => undefined,
  })
  return { code, out: terminal.out(), err: terminal.err() }
}

test('text goes to stdout, or to a file, which is replaced', async () => {
  using folder = temporaryFolder()
  writeFileSync(path.join(folder.path, 'r.json'), JSON.stringify(report))
  const { code, out } = await cli(folder.path, 'export', 'r.json', '--format', 'markdown')
  expect(code).toBe(0)
  expect(out).toContain('**Migrascope**: guest.raw')
  const file = path.join(folder.path, 'out.csv')
  writeFileSync(file, 'old')
  const csv = await cli(folder.path, 'export', 'r.json', '--format', 'csv', '--output', 'out.csv')
  expect(csv.err).toBe(`written: ${file}\n`)
  const text = await cli(folder.path, 'export', 'r.json', '--format', 'csv')
  expect(readFileSync(file, 'utf8')).toBe(text.out)
})

test('charts go to a folder, a bundle to a file, and neither to a terminal', async () => {
  using folder = temporaryFolder()
  writeFileSync(path.join(folder.path, 'r.json'), JSON.stringify(report))
  const charts = path.join(folder.path, 'charts')
  expect(
    (await cli(folder.path, 'export', 'r.json', '--format', 'svg', '--output', 'charts')).code,
  ).toBe(0)
  const names = readdirSync(charts)
  expect(names.length).toBeGreaterThan(0)
  for (const name of names) expect(readFileSync(path.join(charts, name), 'utf8')).toContain('<svg')
  await cli(folder.path, 'export', 'r.json', '--format', 'bundle', '--output', 'r.migrascope')
  expect(readFileSync(path.join(folder.path, 'r.migrascope')).subarray(0, 2).toString()).toBe('PK')
  const none = await cli(folder.path, 'export', 'r.json', '--format', 'png')
  expect([none.code, none.err]).toEqual([2, expect.stringContaining('png needs --output')])
  const wrong = await cli(folder.path, 'export', 'r.json', '--format', 'pdf')
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('--format is one of json')])
  expect(existsSync(path.join(folder.path, 'data', 'journals'))).toBe(false)
})

test('a table of lzbench is put into a report, and what is none leaves it as it was', async () => {
  using folder = temporaryFolder()
  const file = path.join(folder.path, 'r.json')
  writeFileSync(file, JSON.stringify(report))
  writeFileSync(
    path.join(folder.path, 'lzbench.csv'),
    'Compressor name,Compression speed,Decompression speed,Original size,Compressed size,Ratio,Filename\nzstd 1.5.7 -1,422.27,1347.61,211957760,73422932,34.64,silesia.tar\n',
  )
  const { code, err } = await cli(folder.path, 'import', 'lzbench.csv', '--into', 'r.json')
  expect([code, err]).toEqual([0, '1 row put into r.json\n'])
  const after = readFileSync(file, 'utf8')
  expect((JSON.parse(after) as Report).imported).toMatchObject([{ name: 'zstd 1.5.7 -1' }])
  const shown = await cli(folder.path, 'show', 'r.json')
  expect(shown.out).toMatch(/lzbench: zstd 1\.5\.7 -1 +silesia\.tar +422 MB\/s +2\.89/)
  writeFileSync(path.join(folder.path, 'letter.txt'), 'Dear all')
  expect((await cli(folder.path, 'import', 'letter.txt', '--into', 'r.json')).code).toBe(1)
  expect(readFileSync(file, 'utf8')).toBe(after)
  expect((await cli(folder.path, 'import', 'lzbench.csv')).err).toContain('which report?')
})

test('a bundle opens wherever a report does', async () => {
  using folder = temporaryFolder()
  writeFileSync(path.join(folder.path, 'r.json'), JSON.stringify(report))
  const out = ['--format', 'bundle', '--output', 'r.migrascope']
  expect((await cli(folder.path, 'export', 'r.json', ...out)).code).toBe(0)
  const [plain, bundled] = [
    await cli(folder.path, 'show', 'r.json'),
    await cli(folder.path, 'show', 'r.migrascope'),
  ]
  expect(bundled).toEqual(plain)
  // Its points are not its plan's, which is found in both.
  expect((await cli(folder.path, 'validate', 'r.migrascope')).code).toBe(
    (await cli(folder.path, 'validate', 'r.json')).code,
  )
  expect((await cli(folder.path, 'compare', 'r.json', 'r.migrascope')).code).toBe(0)
})
