/** The CSV is read by another program's parser, put into SQLite, and asked; no text in it is a formula. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, onTestFinished, test } from 'vitest'
import { csvOf } from '../../../src/main/report/export/csv.ts'
import { attack, hostileReport } from './hostile-report.ts'
import { richReport } from './rich-report.ts'

const report = richReport()
const csv = csvOf(report)
const rowsOf = (text: string) => parse<Record<string, string>>(text, { columns: true })

test('a row for each sample, ceiling and imported row, all of one width', () => {
  const rows = rowsOf(csv)
  const kinds = Map.groupBy(rows, row => row['kind'])
  expect([...kinds].map(([kind, all]) => [kind, all.length])).toEqual([
    ['sample', 150],
    ['ceiling', 6],
    ['imported', 2],
  ])
  expect(rows[0]).toMatchObject({
    dump: 'guest.raw',
    name: 'zlib-1 t1 4K',
    threads: '1',
    throughput_mb_per_s: '93.575',
    compression_rate: '3.21',
    wait_thread: 'true',
    decompress_mb_per_s: '',
  })
})

test('SQLite finds the same medians as the report', () => {
  const rows = rowsOf(csv)
  using database = new DatabaseSync(':memory:')
  const names = Object.keys(rows[0] ?? {})
  database.exec(`create table samples (${names.map(name => `${name} numeric`).join(', ')})`)
  const insert = database.prepare(`insert into samples values (${names.map(() => '?').join(',')})`)
  for (const row of rows) insert.run(...names.map(name => row[name] ?? ''))
  // Of five samples the median is the third.
  const median = database.prepare(
    `select throughput_mb_per_s as speed from samples
     where kind = 'sample' and name = ? order by 1 limit 1 offset 2`,
  )
  expect(median.get('zstd-1 t8 4K')?.['speed']).toBe(
    report.points.find(p => p.settings.codec === 'zstd' && p.settings.threads === 8)?.summary
      .throughput?.median,
  )
  const types = database
    .prepare(`select distinct typeof(throughput_mb_per_s) as type from samples`)
    .all()
  expect(types.map(row => row['type']).sort()).toEqual(['integer', 'real'])
})

test('the sqlite3 command imports it as it is', context => {
  const folder = mkdtempSync(join(tmpdir(), 'csv-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'report.csv')
  writeFileSync(path, csv)
  try {
    const asked = `.mode csv\n.import ${path} t\nselect count(*), sum(kind='ceiling') from t;\n`
    const answer = execFileSync('sqlite3', [':memory:'], { input: asked, encoding: 'utf8' })
    expect(answer.trim()).toBe('158,6')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    context.skip('there is no sqlite3 command here')
  }
})

test('quotes, line ends and formulas of names come through as text', () => {
  const rows = rowsOf(csvOf(hostileReport()))
  expect(rows).toHaveLength(158)
  expect(rows[0]?.['dump']).toBe(`'${attack.toWellFormed()}`)
  for (const row of rows) {
    for (const cell of Object.values(row)) {
      if (Number.isNaN(Number(cell))) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
    }
  }
})

test('a level below zero stays a number', () => {
  const negative = richReport()
  for (const { settings } of negative.points) {
    settings.codec = 'zstd'
    settings.level = -5
  }
  expect(rowsOf(csvOf(negative))[0]?.['level']).toBe('-5')
})
