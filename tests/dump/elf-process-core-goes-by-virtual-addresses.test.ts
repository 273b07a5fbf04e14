import { expect, test } from 'vitest'
import { PageCursor } from '../../src/main/dump/pages.ts'
import { buildElf, page } from './elf-builder.ts'
import { openContent } from './fixtures.ts'

const loads = [
  { vaddr: 0x5555_5555_4000, data: page(1), memsz: 0x3000 },
  { vaddr: 0x7fff_0000_0000, data: page(0, 0), memsz: 0x1000 },
  // Linux's vsyscall page, in every core of an x86-64 process.
  { vaddr: 0xffff_ffff_ff60_0000n, data: page(2) },
]

test('gcore: no physical addresses, file-backed mappings without content skipped', () => {
  const notes = [
    { owner: 'CORE', type: 1, desc: 'x'.repeat(336) },
    { owner: 'GDB', type: 0xff00_0000, desc: '<?xml version="1.0"?>' },
  ]
  using dump = openContent(buildElf({ loads, notes }))
  expect(dump.facts.variant).toBe('ELF64 little-endian core of a process')
  expect(dump.facts.creator).toBe('gcore (GDB)')
  expect(dump.facts.warnings).toEqual([])
  expect(dump.facts.blocks.map(({ name, address }) => [name, address])).toEqual([
    ['load 0', 0x5555_5555_4000],
    ['load 2', Number(0xffff_ffff_ff60_0000n)],
  ])
  const { runs } = new PageCursor(dump).fill(new Uint8Array(8192))
  expect(runs.map(run => BigInt(run.address))).toEqual([0x5555_5555_4000n, 0xffff_ffff_ff60_0000n])
})

test('a process core that lost its notes is still one', () => {
  using dump = openContent(buildElf({ loads }))
  expect(dump.facts.variant).toBe('ELF64 little-endian core of a process')
  expect(dump.facts.creator).toBeNull()
})

test('QEMU with paging keeps its physical addresses', () => {
  const notes = [{ owner: 'QEMU', type: 0, desc: 'x'.repeat(440) }]
  const paged = [{ vaddr: 0xffff_8000_0000_0000n, paddr: 0, data: page(1) }]
  using dump = openContent(buildElf({ loads: paged, notes }))
  expect(dump.facts.variant).toBe('ELF64 little-endian core')
  expect(dump.facts.creator).toBe('QEMU dump-guest-memory')
  expect(dump.facts.blocks).toEqual([{ name: 'load 0', address: 0, bytes: 4096 }])
})
