import { expect, test } from 'vitest'
import { buildElf, page } from './elf-builder.ts'
import { contentOf, openContent } from './fixtures.ts'

test.each([
  [true, true, 62, 'ELF64 little-endian core', 'x86-64'],
  [true, false, 22, 'ELF64 big-endian core', 's390x'],
  [false, true, 3, 'ELF32 little-endian core', 'i386'],
  [false, false, 20, 'ELF32 big-endian core', 'ppc'],
  [true, false, 21, 'ELF64 big-endian core', 'ppc64'],
  [true, true, 183, 'ELF64 little-endian core', 'AArch64'],
  [true, true, 4711, 'ELF64 little-endian core', 'ELF machine 4711'],
])('wide %s, little-endian %s, machine %i', (wide, little, machine, variant, name) => {
  const loads = [
    { paddr: 0x4000_0000, data: page(1) },
    { paddr: 0x5000_0000, data: page(2, 8192) },
  ]
  using dump = openContent(buildElf({ wide, little, machine, loads }))
  expect(dump.facts.variant).toBe(variant)
  expect(dump.facts.creator).toBeNull()
  expect(dump.facts.machine).toBe(name)
  expect(dump.facts.blocks).toEqual([
    { name: 'load 0', address: 0x4000_0000, bytes: 4096 },
    { name: 'load 1', address: 0x5000_0000, bytes: 8192 },
  ])
  expect(contentOf(dump).equals(Buffer.concat([page(1), page(2, 8192)]))).toBe(true)
})
