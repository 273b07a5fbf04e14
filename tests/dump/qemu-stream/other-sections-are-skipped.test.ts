import { expect, test } from 'vitest'
import { openContent } from '../fixtures.ts'
import {
  head,
  memSize,
  page,
  pageRecord,
  partOf,
  ramEnd,
  ramPart,
  ramStart,
  startOf,
  tail,
  u16,
  u32,
  u8,
  zeroRecord,
} from './stream-builder.ts'
import { firstBytes } from './streams.ts'

const ram = ramStart(memSize([{ name: 'pc.ram', bytes: 2 * 4096 }]))
const records = ramPart(zeroRecord(0, 'pc.ram'), pageRecord(1, page(5)))

test('those not known by their footer, before RAM and in between, with a warning', () => {
  // Content that looks like a footer, but nothing that could be a section follows it.
  const body = Buffer.concat([u8(0x7e), u32(9), Buffer.alloc(5000, 0x99)])
  using dump = openContent(
    Buffer.concat([
      head(),
      startOf('dirty-bitmap', 9, body),
      ram,
      partOf(9, body),
      records,
      partOf(9, body, 3),
      ramEnd(),
      tail(),
    ]),
  )
  expect(dump.facts.warnings[0]).toContain('section dirty-bitmap is skipped: 5005 bytes')
  const found = dump.inventory({})
  expect(found).toMatchObject({ total: 2, missing: 0 })
  expect(found.warnings).toHaveLength(2)
  expect(firstBytes(dump)).toEqual([0, 5])
})

test('the hash page table of a pseries guest by its own layout', () => {
  const chunk = Buffer.concat([u32(7), u16(2), u16(1), Buffer.alloc(32, 0x7e)])
  const part = Buffer.concat([u32(0), chunk, u32(0), u16(0), u16(0)])
  using dump = openContent(
    Buffer.concat([
      head('pseries-7.2'),
      startOf('spapr/htab', 9, u32(18)),
      ramStart(memSize([{ name: 'ppc_spapr.ram', bytes: 4096 }])),
      partOf(9, part),
      ramPart(zeroRecord(0, 'ppc_spapr.ram')),
      partOf(9, part, 3),
      ramEnd(),
      tail(),
    ]),
  )
  expect(dump.facts.warnings).toEqual([])
  expect(dump.inventory({})).toMatchObject({ total: 1, missing: 0, warnings: [] })
})

test('commands by their length, and post-copy ends the reading with a warning', () => {
  const command = (code: number, data: Buffer) =>
    Buffer.concat([u8(8), u16(code), u16(data.length), data])
  const before = [head(), command(2, u32(1)), ram, command(1, Buffer.alloc(0)), records]
  using dump = openContent(Buffer.concat([...before, ramEnd(), tail()]))
  expect(dump.inventory({})).toMatchObject({ total: 2, warnings: [] })
  using other = openContent(Buffer.concat([...before, command(4, Buffer.alloc(0)), page(1)]))
  expect(other.inventory({}).warnings[0]).toContain('post-copy')
})
