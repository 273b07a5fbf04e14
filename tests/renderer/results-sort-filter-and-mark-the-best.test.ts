// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import ResultsTable from '../../src/renderer/components/results/ResultsTable.vue'
import type { ImportedRow } from '../../src/shared/imported.ts'
import { fakeSweep } from './fake-sweep.ts'

const report = fakeSweep({
  axes: {
    codecs: [
      { codec: 'zlib', levels: [1, 6] },
      { codec: 'lz4', levels: [1] },
    ],
    threads: [1, 2, 4],
  },
})

const show = (of = report) => {
  const table = mount(ResultsTable, { props: { report: of }, attachTo: document.body })
  const labels = () => table.findAll('tbody tr.row').map(row => row.find('.name').text())
  const byId = (id: string) => table.find(`[data-testid="${id}"]`)
  return { table, labels, byId }
}

test('points stand in the order of the sweep, ceilings after them', () => {
  const { labels } = show()
  expect(labels().slice(0, 3)).toEqual(['zlib-1 t1 4K', 'zlib-1 t2 4K', 'zlib-1 t4 4K'])
  expect(labels().slice(9)).toEqual(['copy (memcpy)', 'zero-page scan', 'plain loop zlib-1 4K'])
})

test('a click sorts by figures, largest first, with the ceilings among them; then the other way, then not', async () => {
  const { labels, byId, table } = show()
  const head = () => table.find('th.throughput').attributes('aria-sort')
  await byId('sort-throughput').trigger('click')
  expect(labels().slice(0, 3)).toEqual(['zero-page scan', 'copy (memcpy)', 'lz4-1 t4 4K'])
  expect(head()).toBe('descending')
  await byId('sort-throughput').trigger('click')
  expect(labels()[0]).toBe('zlib-6 t1 4K')
  expect(head()).toBe('ascending')
  await byId('sort-throughput').trigger('click')
  expect(head()).toBe('none')
})

test('rows without a figure come last both ways', async () => {
  const { labels, byId } = show()
  await byId('sort-ratio').trigger('click')
  expect(labels()[0]).toContain('zlib-6')
  expect(labels().at(-1)).toContain('plain loop')
  await byId('sort-ratio').trigger('click')
  expect(labels()[0]).toContain('lz4-1')
  expect(labels().at(-1)).toContain('plain loop')
})

test('words, globs and chosen values narrow down, and say to how many', async () => {
  const { labels, byId } = show()
  const points = () => labels().filter(label => / t\d/.test(label))
  await byId('results-filter').setValue('zlib-6 4k')
  expect(points()).toEqual(['zlib-6 t1 4K', 'zlib-6 t2 4K', 'zlib-6 t4 4K'])
  await byId('results-filter').setValue('*-1 t[4] *')
  expect(points()).toEqual([])
  await byId('results-filter').setValue('*-1 t? 4K')
  expect(points()).toHaveLength(6)
  await byId('filter-threads').setValue('4')
  expect(points()).toEqual(['zlib-1 t4 4K', 'lz4-1 t4 4K'])
  expect(byId('results-count').text()).toBe('2 of 9 shown')
  await byId('filter-clear').trigger('click')
  expect(points()).toHaveLength(9)
})

test('what nothing fits says so', async () => {
  const { byId } = show()
  await byId('results-filter').setValue('brotli')
  expect(byId('results-none').exists()).toBe(true)
})

test('the fastest and the smallest of each dump are marked in words, among what is shown', async () => {
  const { table, byId } = show(
    fakeSweep({
      dumps: ['a.elf', 'b.elf'],
      axes: { threads: [1, 4], codecs: [{ codec: 'zlib', levels: [1, 6] }] },
    }),
  )
  const marked = (word: string) =>
    table
      .findAll('tbody tr.row')
      .filter(row => row.find('.notes').text().includes(word))
      .map(row => row.find('.name').text())
  expect(marked('fastest')).toEqual(['zlib-1 t4 4K', 'zlib-1 t4 4K'])
  expect(new Set(marked('best ratio'))).toEqual(new Set(['zlib-6 t1 4K', 'zlib-6 t4 4K']))
  await byId('filter-threads').setValue('1')
  expect(marked('fastest')).toEqual(['zlib-1 t1 4K', 'zlib-1 t1 4K'])
})

test('settings that never differ are said once, not in every row', () => {
  const { table, byId } = show()
  expect(table.find('th.design').exists()).toBe(false)
  expect(byId('results-same').text()).toContain('design: per-thread')
  expect(table.find('th.threads').exists()).toBe(true)
})

test('a point opens into its samples, by the mouse and by keys', async () => {
  const { labels, table } = show()
  const toggle = () => table.find('[data-testid="result-toggle"]')
  await toggle().trigger('click')
  expect(labels().slice(0, 5)).toEqual([
    'zlib-1 t1 4K',
    'sample 1',
    'sample 2',
    'sample 3',
    'zlib-1 t2 4K',
  ])
  expect(toggle().attributes('aria-expanded')).toBe('true')
  await toggle().trigger('keydown', { key: 'ArrowLeft' })
  expect(labels()[1]).toBe('zlib-1 t2 4K')
})

test('what another program measured is a row of its own kind that says where it is from', () => {
  const imported: ImportedRow = {
    source: 'lzbench',
    ...{ name: 'zstd 1.5.7 -1', file: 'lz.csv', input: 'guest.raw' },
    ...{ throughput: 512, decompressThroughput: 1400, ratio: 2.9, bytesIn: null, bytesOut: null },
    ...{ qemu: null, notes: ['one thread'] },
  }
  const { table } = show({ ...report, imported: [imported] })
  const row = table.find('[data-testid="result-imported"]')
  expect(row.text()).toContain('lzbench: zstd 1.5.7 -1')
  expect(row.text()).toContain('512 MB/s')
  expect(row.find('.notes').text()).toBe('from lz.csv, one thread')
})

test('the copy is a ceiling: it is never the fastest', () => {
  const codecs = [
    { codec: 'none' as const, levels: [0] },
    { codec: 'zlib' as const, levels: [1, 6] },
  ]
  const { table } = show(fakeSweep({ axes: { codecs, threads: [1] } }))
  const starred = table.findAll('td.throughput.best')
  expect(starred).toHaveLength(1)
  expect(starred[0]?.text()).toMatch(/^★ 1\d\d MB/)
})
