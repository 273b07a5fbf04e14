/** Both kinds of Markdown are read by markdown-it, and their tables say what the report says. */
import MarkdownIt from 'markdown-it'
import { expect, test } from 'vitest'
import { fullMarkdown, shortMarkdown } from '../../../src/main/report/export/markdown.ts'
import { seriesTable } from '../../../src/main/report/export/series-table.ts'
import { hostileReport } from './hostile-report.ts'
import { richReport } from './rich-report.ts'
import { sampleReport } from '../sample-report.ts'

/** Tables of a text: rows of cells, as shown. */
function tablesOf(markdown: string): string[][][] {
  const tables: string[][][] = []
  for (const token of new MarkdownIt({ html: true }).parse(markdown, {})) {
    if (token.type === 'table_open') tables.push([])
    if (token.type === 'tr_open') tables.at(-1)?.push([])
    if (token.type !== 'inline' || token.level < 4) continue
    const text = (token.children ?? []).map(child => child.content).join('')
    tables.at(-1)?.at(-1)?.push(text)
  }
  return tables
}

test('the short one names the front, the fastest first', () => {
  const [points, ...more] = tablesOf(shortMarkdown(richReport()))
  expect(more).toEqual([])
  expect(points?.map(([name]) => name)).toEqual([
    'point',
    'lz4-1 t16 4K fastest',
    'zstd-1 t16 4K',
    'zstd-9 t16 4K best rate',
  ])
  expect(points?.[1]?.slice(1)).toEqual(['4964 MB/s', '4890–5063 MB/s', '2.28', '80.0 %'])
  expect(shortMarkdown(richReport())).toContain('27 more points')
  expect(shortMarkdown(richReport()).length).toBeLessThan(1000)
})

test('the full one has every point, time and row', () => {
  const tables = tablesOf(fullMarkdown(richReport()))
  const [points, states, latency, ceilings, imported, dumps, machine] = tables
  expect(tables).toHaveLength(7)
  expect([points, states, latency].map(rows => rows?.length)).toEqual([31, 31, 61])
  expect(points?.[1]).toEqual([
    'zlib-1 t1 4K',
    '95.0 MB/s',
    '93.6–96.9 MB/s',
    '3.21',
    '80.0 %',
    '0.0 %',
    '–',
    '5',
  ])
  expect(states?.[1]).toEqual(['zlib-1 t1 4K', '80.0 %', '15.0 %', '5.0 %', '0.0 %'])
  expect(latency?.[2]?.slice(0, 2)).toEqual(['zlib-1 t1 4K', 'run'])
  expect(ceilings?.[1]?.[1]).toBe('10.0 GB/s')
  expect(imported?.map(([name]) => name)).toEqual([
    'what',
    'lzbench: zstd 1.5.7 -1',
    'lzbench: lz4 1.10.0',
  ])
  expect(dumps?.[1]?.[4]).toContain('ab'.repeat(32))
  expect(machine).toContainEqual(['cpu model', 'EPYC 9354P'])
  expect(machine).toContainEqual(['l3', '– (the system does not show it)'])
})

test('a single run has one point and no interval', () => {
  const [points] = tablesOf(shortMarkdown(sampleReport))
  expect(points?.[1]?.slice(1, 3)).toEqual(['61.4 GB/s', '–'])
})

test('no text of a report is markup', () => {
  for (const markdown of [shortMarkdown(hostileReport()), fullMarkdown(hostileReport())]) {
    const html = new MarkdownIt({ html: true, linkify: true }).render(markdown)
    expect(html).not.toMatch(/<(script|img|em)/)
    const widths = tablesOf(markdown).map(rows => new Set(rows.map(row => row.length)).size)
    expect(new Set(widths)).toEqual(new Set([1]))
  }
})

test('the table of the series: GiB/s, what threads are worth, and the published figures', () => {
  const [zlib, , , , baseline] = seriesTable(richReport()).split('\n\n')
  const rows = zlib?.split('\n').map(row => row.trim().split(/ {2,}/))
  expect(rows?.slice(0, 2)).toEqual([
    ['zlib-1 4K, GiB/s'],
    ['Thread #', 'Throughput', 'Efficiency', 'v3', 'v3 efficiency'],
  ])
  expect(rows?.[2]).toEqual(['1', (95e6 / 2 ** 30).toFixed(3), '100 %', '0.449', '100 %'])
  expect(rows?.[3]?.slice(3)).toEqual(['–', '–'])
  expect(baseline).toContain('v2')
  expect(baseline).toContain('5.026')
})
