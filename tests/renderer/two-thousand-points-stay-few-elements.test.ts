// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { nextTick } from 'vue'
import ResultsTable from '../../src/renderer/components/results/ResultsTable.vue'
import { rowWindow, scrollTo } from '../../src/renderer/ui/row-window.ts'
import { fakeSweep } from './fake-sweep.ts'

const report = fakeSweep({
  samples: 1,
  axes: {
    codecs: [{ codec: 'zlib', levels: [1, 2, 3, 4, 5, 6, 7, 8, 9] }],
    threads: Array.from({ length: 56 }, (_, i) => i + 1),
    waitThread: [true, false],
    design: ['per-thread', 'baseline'],
  },
})

test('of 2,016 points only those in sight are in the document', async () => {
  expect(report.points).toHaveLength(2016)
  const table = mount(ResultsTable, { props: { report }, attachTo: document.body })
  const rows = () => table.findAll('tbody tr.row')
  expect(rows().length).toBeLessThan(60)
  expect(table.find('table').attributes('aria-rowcount')).toBe('2020')
  expect(rows()[0]?.attributes('aria-rowindex')).toBe('2')

  const scroller = table.find('[data-testid="results-scroller"]')
  scroller.element.scrollTop = 28 * 1000
  await scroller.trigger('scroll')
  expect(rows().length).toBeLessThan(60)
  const indexes = rows().map(row => Number(row.attributes('aria-rowindex')))
  expect(indexes).toContain(1002)
  table.unmount()
})

test('keys walk to rows that were not in the document, and only one row is a stop for Tab', async () => {
  const table = mount(ResultsTable, { props: { report }, attachTo: document.body })
  const scroller = table.find('[data-testid="results-scroller"]')
  const focused = () => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex')
  await scroller.trigger('keydown', { key: 'End' })
  await nextTick()
  expect(focused()).toBe('2020')
  await scroller.trigger('keydown', { key: 'PageUp' })
  await scroller.trigger('keydown', { key: 'ArrowUp' })
  await nextTick()
  expect(Number(focused())).toBeLessThan(2010)
  const stops = table.findAll('tbody [data-row][tabindex="0"]')
  expect(stops).toHaveLength(1)
  table.unmount()
})

test('the window covers what is in sight and the spaces make up the rest', () => {
  for (const scrollTop of [0, 17, 28 * 500, 28 * 1999, 1e9]) {
    const { first, end, before, after } = rowWindow(2000, 28, scrollTop, 500)
    expect(before + (end - first) * 28 + after).toBe(2000 * 28)
    const top = Math.min(scrollTop, 2000 * 28 - 500)
    expect(first * 28).toBeLessThanOrEqual(top)
    expect(end * 28).toBeGreaterThanOrEqual(top + 500)
    expect(end - first).toBeLessThan(40)
  }
  expect(rowWindow(3, 28, 0, 500)).toEqual({ first: 0, end: 3, before: 0, after: 0 })
  expect(rowWindow(0, 28, 0, 500)).toEqual({ first: 0, end: 0, before: 0, after: 0 })
})

test('a row is scrolled to only when it is out of sight', () => {
  expect(scrollTo(10, 28, 0, 500)).toBe(0)
  expect(scrollTo(20, 28, 0, 500)).toBe(21 * 28 - 500)
  expect(scrollTo(2, 28, 300, 500)).toBe(56)
})
