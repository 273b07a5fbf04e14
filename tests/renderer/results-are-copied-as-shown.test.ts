// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import ResultsTable from '../../src/renderer/components/results/ResultsTable.vue'
import { rowCommand, typedFiles } from '../../src/renderer/components/results/row-command.ts'
import { csvOf, markdownOf, type Column } from '../../src/renderer/ui/columns.ts'
import { fakeSweep } from './fake-sweep.ts'

const report = fakeSweep({ axes: { threads: [1, 4] } })

afterEach(() => vi.unstubAllGlobals())

/** What is put on the clipboard by a click. */
async function copied(id: string, prepare?: (table: ReturnType<typeof mount>) => Promise<void>) {
  const texts: string[] = []
  vi.stubGlobal('navigator', {
    clipboard: { writeText: (text: string) => Promise.resolve(void texts.push(text)) },
  })
  const table = mount(ResultsTable, { props: { report }, attachTo: document.body })
  await prepare?.(table)
  await table.find(`[data-testid="${id}"]`).trigger('click')
  await flushPromises()
  expect(table.find('[data-testid="results-said"]').text()).not.toBe('')
  table.unmount()
  return texts.join('')
}

test('Markdown has the rows in the order shown, as they are shown', async () => {
  const text = await copied('results-copy-markdown', table =>
    table.find('[data-testid="sort-throughput"]').trigger('click'),
  )
  const lines = text.trimEnd().split('\n')
  expect(lines).toHaveLength(2 + 5)
  expect(lines[0]).toMatch(/^\| Row \| Dump \| Point \| Codec \| Level \| Threads \|/)
  expect(lines[1]).toMatch(/^\| --- \| --- \| --- \| --- \| ---: \|/)
  expect(lines[2]).toContain('| ceiling | guest.elf | zero-page scan |')
  expect(lines[4]).toContain('| zlib-1 t4 4K | zlib | 1 | 4 | 4 KiB | wait | per-thread |')
  expect(lines[4]).toContain('MB/s')
})

test('CSV has raw figures, their units in the head, and opened samples', async () => {
  const text = await copied('results-copy-csv', table =>
    table.find('[data-testid="result-toggle"]').trigger('click'),
  )
  const lines = text.trimEnd().split('\r\n')
  expect(lines).toHaveLength(1 + 5 + 3)
  expect(lines[0]).toContain('Request size (B)')
  expect(lines[0]).toContain('Throughput (MB/s)')
  const median = report.points[0]?.summary.throughput?.median
  expect(lines[1]).toContain(`,zlib,1,1,4096,wait,per-thread,${median},`)
  expect(lines[2]).toContain('sample,guest.elf,sample 1,')
})

test('CSV keeps commas, quotes and line ends, and no text becomes a formula', () => {
  const columns: Column<string>[] = [
    { id: 'a', label: 'a, b', numeric: false, value: row => row, text: row => row },
  ]
  expect(csvOf(columns, ['x "y"', '=1+1', 'one\ntwo'])).toBe(
    '"a, b"\r\n"x ""y"""\r\n\'=1+1\r\n"one\ntwo"\r\n',
  )
  expect(markdownOf(columns, ['a|b\nc'])).toBe('| a, b |\n| --- |\n| a\\|b c |\n')
})

test("a row's command measures its point on the file that was typed", async () => {
  expect(await copied('result-command')).toBe(
    'migrascope run /dumps/guest.elf --codec zlib --level 1 --threads 1 --source sample',
  )
})

test('files are taken from the command only when it names all of them', () => {
  const two = fakeSweep({ dumps: ['a', 'b'] })
  const command = "migrascope sweep '/my dumps/a' /b --codec zlib:1"
  expect(typedFiles({ ...two, command })).toEqual(['/my dumps/a', '/b'])
  expect(typedFiles({ ...two, command: 'migrascope sweep --sample --codec zlib:1' })).toEqual([
    'a',
    'b',
  ])
  const one = fakeSweep({})
  const [point] = one.points
  if (point === undefined) throw new Error('the sweep has no point')
  const sample = { ...one, command: 'migrascope sweep --sample --codec zlib:1' }
  expect(rowCommand(sample, point)).toContain('migrascope run --sample --codec zlib')
})
