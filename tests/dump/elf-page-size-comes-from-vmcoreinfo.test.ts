import { expect, test } from 'vitest'
import { takeCensus } from '../../src/main/dump/census.ts'
import { buildElf, page } from './elf-builder.ts'
import { openContent } from './fixtures.ts'

const loads = [{ paddr: 0x4000_0000, data: Buffer.concat([page(0, 65_536), page(1, 65_536)]) }]
const vmcoreinfo = (pageSize: string) => ({
  owner: 'VMCOREINFO',
  type: 0,
  desc: `OSRELEASE=6.1.0\nPAGESIZE=${pageSize}\nSYMBOL(_stext)=ffff800008000000\n`,
})

test('64 KiB pages of an arm64 kernel', () => {
  const notes = [{ owner: 'CORE', type: 1, desc: 'x'.repeat(392) }, vmcoreinfo('65536')]
  using dump = openContent(buildElf({ machine: 183, loads, notes }))
  expect(dump.facts).toMatchObject({
    pageSize: 65_536,
    totalPages: 2,
    machine: 'AArch64',
    warnings: [],
  })
  expect(dump.facts.variant).toBe('ELF64 little-endian core')
  expect(dump.facts.creator).toBe('Linux kernel 6.1.0 (/proc/vmcore)')
  expect(takeCensus(dump)).toEqual({ total: 2, zero: 1 })
})

test('without vmcoreinfo: 4 KiB, with a warning where the machine has several sizes', () => {
  using arm = openContent(buildElf({ machine: 183, loads }))
  expect(arm.facts).toMatchObject({ pageSize: 4096, totalPages: 32 })
  expect(arm.facts.warnings[0]).toContain('does not say its page size')
  using x86 = openContent(buildElf({ machine: 62, loads }))
  expect(x86.facts.warnings).toEqual([])
})

test.each(['0', '12345', '999999999999999999999', '4194304'])(
  'an impossible %s is not believed',
  size => {
    using dump = openContent(buildElf({ loads, notes: [vmcoreinfo(size)] }))
    expect(dump.facts.pageSize).toBe(4096)
    expect(dump.facts.warnings[0]).toContain(size)
  },
)
