import { afterAll, expect, test } from 'vitest'
import { sniff } from '../../../src/main/dump/open.ts'
import { buildElf, page } from '../elf-builder.ts'
import { contentOf, file, open, openContent } from '../fixtures.ts'
import { buildFlattened, recordsOf } from './builder.ts'

const elf = buildElf({
  loads: [
    { paddr: 0, data: page(1, 3 * 4096) },
    { paddr: 0x10_0000, data: page(2, 5 * 4096) },
  ],
  notes: [{ owner: 'QEMU', type: 0, desc: 'x'.repeat(440) }],
})
const plain = open(file('plain', elf))
afterAll(() => plain[Symbol.dispose]())
const records = recordsOf(elf, 1000)
const orders = {
  ascending: records,
  descending: records.toReversed(),
  'two sequences in turns': records.map((_, i) => {
    const half = Math.ceil(records.length / 2)
    return i % 2 === 0 ? records[i / 2] : records[half + (i - 1) / 2]
  }),
}

test.each(Object.entries(orders))('records in %s order', (order, list) => {
  const content = buildFlattened(list.flatMap(record => record ?? []))
  const path = file(order, content)
  expect(sniff(path)).toEqual({ kind: 'dump', format: 'elf' })
  using dump = open(path)
  expect(dump.facts).toEqual({
    ...plain.facts,
    name: order,
    fileBytes: content.length,
    variant: `${plain.facts.variant}, flattened`,
  })
  expect(dump.inventory({})).toEqual(plain.inventory({}))
  expect(contentOf(dump).equals(contentOf(plain))).toBe(true)
})

test('bytes after the end record do not matter', () => {
  const content = Buffer.concat([buildFlattened(records), Buffer.alloc(5000, 7)])
  using dump = openContent(content)
  expect(dump.inventory({}).warnings).toEqual([])
  expect(contentOf(dump).equals(contentOf(plain))).toBe(true)
})
