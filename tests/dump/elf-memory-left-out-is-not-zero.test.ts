import { expect, test } from 'vitest'
import { takeCensus } from '../../src/main/dump/census.ts'
import { buildElf, page } from './elf-builder.ts'
import { openContent } from './fixtures.ts'

test('makedumpfile -E shortens p_filesz: the tail is absent, and not counted', () => {
  const loads = [
    { paddr: 0, data: page(1), memsz: 0x10000 },
    { paddr: 0x10_0000, data: page(0, 0), memsz: 0x10000 },
    { paddr: 0x20_0000, data: page(0) },
  ]
  const notes = [{ owner: 'VMCOREINFO', type: 0, desc: 'PAGESIZE=4096\n' }]
  using dump = openContent(buildElf({ loads, notes }))
  expect(takeCensus(dump)).toEqual({ total: 2, zero: 1 })
  expect(dump.facts.blocks.map(({ name }) => name)).toEqual(['load 0', 'load 2'])
  expect(dump.facts.variant).toContain('with memory left out')
})
