import { expect, test } from 'vitest'
import { takeCensus } from '../../src/main/dump/census.ts'
import { fixture, open } from './fixtures.ts'

test.each([
  ['tiny-elf.vmcore', 'elf', { total: 2064, zero: 1648 }, 6],
  ['tiny-pmemsave.raw', 'raw', { total: 2048, zero: 1648 }, 1],
])('%s', (name, format, census, blocks) => {
  using dump = open(fixture(name))
  expect(dump.facts).toMatchObject({ name, format, totalPages: census.total, warnings: [] })
  expect(dump.facts.blocks).toHaveLength(blocks)
  expect(dump.facts.guestBytes).toBe(census.total * 4096)
  expect(takeCensus(dump)).toEqual(census)
})

test('the ELF core says who wrote it', () => {
  using dump = open(fixture('tiny-elf.vmcore'))
  expect(dump.facts.variant).toBe('ELF64 little-endian core')
  expect(dump.facts.creator).toBe('QEMU dump-guest-memory')
  expect(dump.facts.machine).toBe('i386')
  expect(dump.facts.blocks.at(-1)).toEqual({ name: 'load 5', address: 0xffff0000, bytes: 65536 })
})
