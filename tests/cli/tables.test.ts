import { plainInventory } from '../../src/shared/dump-facts.ts'
import { expect, test } from 'vitest'
import { infoTable } from '../../src/main/cli/info-table.ts'
import { resultTable } from '../../src/main/cli/result-table.ts'
import { table } from '../../src/main/cli/table.ts'
import { facts, pageMap, record } from './examples.ts'
import { fakeTerminal } from './fake-terminal.ts'

test('columns line up, numbers to the right, no trailing spaces', () => {
  const rows = [
    ['name', 'count', 'note'],
    ['a', '1', ''],
    ['longer', '12,345', 'x'],
  ]
  expect(table(rows, ['left', 'right', 'left'])).toEqual([
    'name     count  note',
    'a            1',
    'longer  12,345  x',
  ])
})

test('info --map: the classes that there are, with their shares', () => {
  const text = infoTable(facts, { ...plainInventory(10), zero: 4 }, pageMap)
  expect(text).toContain(
    ['class      pages   share', 'zero           4  40.0 %', 'text-like      5  50.0 %'].join('\n'),
  )
  expect(text).not.toContain('pointer-like')
})

test('no rows, no lines', () => {
  expect(table([], ['left'])).toEqual([])
})

test('info: every fact, the count, the blocks and the warnings', () => {
  const text = infoTable(facts, { ...plainInventory(10), zero: 4 }, null)
  expect(text).toMatch(/^zero pages +4 \(40\.0 %\)$/m)
  expect(text).toMatch(/^load 0 +0x1000 +0xafff +40 KiB$/m)
  expect(text).toContain('warning: the last page is cut')
})

test('info: what only some formats have is shown only where it is', () => {
  const plain = infoTable(facts, { ...plainInventory(10), zero: 4 }, null)
  expect(plain).not.toMatch(/excluded|missing|repeated|passes|compression/)
  const rich = infoTable(
    facts,
    {
      ...plainInventory(10),
      zero: 4,
      excluded: 7,
      missing: 2,
      repeated: 3,
      passes: [10, 3],
      compression: { method: 'zlib', pages: 5, storedBytes: 10_240 },
      warnings: ['a record is odd'],
    },
    null,
  )
  expect(rich).toMatch(/^excluded +7 /m)
  expect(rich).toMatch(/^missing +2 /m)
  expect(rich).toMatch(/^repeated +3 /m)
  expect(rich).toMatch(/^passes +2: 10, 3$/m)
  expect(rich).toMatch(/^compression +zlib, 5 pages in 10 KiB, rate 2\.00$/m)
  expect(rich).toContain('warning: a record is odd')
})

test('info: thousands of blocks do not fill the screen', () => {
  const block = { name: 'b', address: 0, bytes: 4096 }
  const many = { ...facts, blocks: Array.from({ length: 5000 }, () => block) }
  const text = infoTable(many, undefined, null)
  expect(text.split('\n').length).toBeLessThan(60)
  expect(text).toContain('4,960 more')
})

test("run: QEMU's words with units, every thread, and all of the time", () => {
  const text = resultTable(record, fakeTerminal().stdout)
  expect(text).toMatch(/^pages duplicate +4 {2}zero pages$/m)
  expect(text).toMatch(/^compression-rate +3\.00$/m)
  expect(text).toMatch(/^throughput +41\.0 MB\/s/m)
  expect(text).toMatch(/^verified +yes, 10$/m)
  expect(text).toMatch(/^wait +400 µs +40\.0 %$/m)
  expect(text).toMatch(/^verify +900 µs +outside$/m)
  expect(text).toMatch(/^1 +3 +12 KiB +4 KiB +500 µs +400 µs +100 µs +480 µs +50\.0 %$/m)
  expect(text).toContain(record.command)
  expect(text).not.toContain('\u001b')
})

test('run: colours only where they are wanted', () => {
  const output = { ...fakeTerminal().stdout, colour: true }
  expect(resultTable(record, output)).toContain('\u001b[1m')
})
