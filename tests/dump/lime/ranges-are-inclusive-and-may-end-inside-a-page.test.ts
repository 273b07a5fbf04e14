import { expect, test } from 'vitest'
import { takeCensus } from '../../../src/main/dump/census.ts'
import { page } from '../elf-builder.ts'
import { contentOf, openContent } from '../fixtures.ts'
import { buildLime } from './builder.ts'

test('two ranges, the first of which ends where System RAM of a PC does', () => {
  const low = page(7, 0x9fc00 - 0x1000)
  using dump = openContent(
    buildLime({ address: 0x1000, end: 0x9fbff, data: low }, { address: 0x10_0000, data: page(0) }),
  )
  expect(dump.facts).toMatchObject({
    format: 'lime',
    variant: 'LiME version 1',
    machine: null,
    pageSize: 4096,
    guestBytes: 0x9fc00 - 0x1000 + 4096,
    totalPages: 160,
    blocks: [
      { name: 'range 0', address: 0x1000, bytes: 0x9ec00 },
      { name: 'range 1', address: 0x10_0000, bytes: 4096 },
    ],
    warnings: ['One range ends inside a page; such a part counts as a page.'],
  })
  expect(takeCensus(dump)).toEqual({ total: 160, zero: 1 })
  expect(contentOf(dump).equals(Buffer.concat([low, page(0)]))).toBe(true)
})

test("AVML's pieces of one range, and what it left out", () => {
  using dump = openContent(
    buildLime(
      { address: 0, data: page(1) },
      { address: 4096, data: page(2) },
      { address: 4 * 4096, data: page(3) },
    ),
  )
  expect(dump.facts.variant).toBe('LiME version 1, in pieces')
  expect(dump.facts.creator).toBe('AVML')
  expect(takeCensus(dump)).toEqual({ total: 3, zero: 0 })
})

test('ranges that overlap or go down: each byte once, the first one kept', () => {
  using dump = openContent(
    buildLime(
      { address: 0x3000, data: page(1, 8192) },
      { address: 0x2000, data: page(2, 8192) },
      { address: 0x1000, data: page(3) },
    ),
  )
  expect(dump.facts.warnings).toEqual([
    'Ranges overlap in guest memory: the first one is kept, 4 KiB of later ones are left out.',
  ])
  expect(contentOf(dump).equals(Buffer.concat([page(1, 8192), page(2), page(3)]))).toBe(true)
})
