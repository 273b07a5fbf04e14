// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { wrapped } from '../../src/renderer/charts/chart-image.ts'
import LatencyChart from '../../src/renderer/components/charts/LatencyChart.vue'
import ParetoChart from '../../src/renderer/components/charts/ParetoChart.vue'
import PhaseChart from '../../src/renderer/components/charts/PhaseChart.vue'
import ScalingChart from '../../src/renderer/components/charts/ScalingChart.vue'
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

/** The table beside a chart, opened. */
async function twin(chart: ReturnType<typeof mount>, name: string) {
  const details = chart.find(`[data-testid="${name}-table"]`)
  ;(details.element as HTMLDetailsElement).open = true
  await details.trigger('toggle')
  return details.findAll('tbody tr').map(row => row.findAll('td').map(cell => cell.text()))
}

test('every chart is described by its caption and has its figures as a table', async () => {
  for (const [component, name, rows] of [
    [ScalingChart, 'scaling', 9],
    [ParetoChart, 'pareto', 9],
    [PhaseChart, 'time', 9],
    [LatencyChart, 'latency', 28],
  ] as const) {
    const chart = mount(component, { props: { report }, attachTo: document.body })
    const canvas = chart.find('canvas')
    const described = (canvas.attributes('aria-describedby') ?? '').split(' ')
    const caption = chart.find(`[data-testid="${name}-caption"]`)
    expect(described).toContain(caption.attributes('id'))
    expect(caption.text()).toMatch(/\d/)
    const details = canvas.attributes('aria-details') ?? ''
    expect(document.getElementById(details)?.querySelector('table')).toBeTruthy()
    expect(await twin(chart, name)).toHaveLength(rows)
    chart.unmount()
  }
})

test('scaling names its fastest series with what it gains', async () => {
  const chart = mount(ScalingChart, { props: { report }, attachTo: document.body })
  const caption = () => chart.find('[data-testid="scaling-caption"]').text()
  expect(caption()).toMatch(
    /^lz4-1 4K is fastest: from \d+ MB\/s with one thread to [\d.]+ \w+\/s with 4, 3\.\d+ × at/,
  )
  await chart.find('[data-testid="scaling-filter"]').setValue('zlib-6*')
  expect(caption()).toContain('zlib-6 4K is fastest')
  await chart.find('[data-testid="scaling-filter"]').setValue('brotli')
  expect(chart.find('[data-testid="scaling-empty"]').exists()).toBe(true)
  chart.unmount()
})

test('published curves are shown as multiples of one thread only', async () => {
  const chart = mount(ScalingChart, { props: { report }, attachTo: document.body })
  await chart.find('[data-testid="scaling-published"]').setValue(true)
  const relative = chart.find('[data-testid="scaling-relative"]')
  expect((relative.element as HTMLInputElement).checked).toBe(true)
  expect(relative.attributes('disabled')).toBeDefined()
  expect(chart.find('[data-testid="scaling-caption"]').text()).toContain('published')
  chart.unmount()
})

test('the front is first in the table and marked in words', async () => {
  const chart = mount(ParetoChart, { props: { report }, attachTo: document.body })
  await chart.find('[data-testid="pareto-threads"]').setValue('4')
  const rows = await twin(chart, 'pareto')
  expect(rows.map(row => row.at(-1))).toEqual(['yes', 'yes', 'yes'])
  expect(rows.map(row => row[0])).toEqual(['lz4-1 t4 4K', 'zlib-1 t4 4K', 'zlib-6 t4 4K'])
  chart.unmount()
})

test('what another program measured is in the chart and never on the front', async () => {
  const imported: ImportedRow = {
    ...{ source: 'lzbench', name: 'better -1', file: 'lz.csv', input: null, throughput: 1e6 },
    ...{
      decompressThroughput: null,
      ratio: 9,
      bytesIn: null,
      bytesOut: null,
      qemu: null,
      notes: [],
    },
  }
  const chart = mount(ParetoChart, {
    props: { report: { ...report, imported: [imported] } },
    attachTo: document.body,
  })
  const rows = await twin(chart, 'pareto')
  expect(rows).toHaveLength(10)
  expect(rows.find(([name]) => name === 'lzbench: better -1')?.at(-1)).toBe('no')
  expect(rows.filter(row => row.at(-1) === 'yes')).toHaveLength(3)
  chart.unmount()
})

test('without figures a chart says what it takes', () => {
  const single = fakeSweep({ axes: { threads: [2] }, latency: false })
  for (const [component, name] of [
    [ScalingChart, 'scaling'],
    [ParetoChart, 'pareto'],
    [LatencyChart, 'latency'],
  ] as const) {
    const chart = mount(component, { props: { report: single } })
    expect(chart.find(`[data-testid="${name}-empty"]`).text()).not.toBe('')
    expect(chart.find('canvas').exists()).toBe(false)
  }
})

test('a single run shows its threads one by one', async () => {
  const single = fakeSweep({ axes: { threads: [4] }, samples: 1 })
  const chart = mount(PhaseChart, { props: { report: single }, attachTo: document.body })
  await chart.find('[data-testid="time-view"]').setValue('states')
  const rows = await twin(chart, 'time')
  expect(rows.map(([name]) => name)).toEqual(['thread 0', 'thread 1', 'thread 2', 'thread 3'])
  chart.unmount()
})

test('a caption is broken where it fits', () => {
  const measure = (text: string) => text.length
  expect(wrapped('one two three four', 9, measure)).toEqual(['one two', 'three', 'four'])
  expect(wrapped('incomprehensibilities yes', 9, measure)).toEqual(['incomprehensibilities', 'yes'])
})
