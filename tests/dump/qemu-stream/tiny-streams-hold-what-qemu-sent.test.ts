import { expect, test } from 'vitest'
import { takeCensus } from '../../../src/main/dump/census.ts'
import { fixture, open } from '../fixtures.ts'
import { folderFixture, pagesOf } from './streams.ts'

const path = (name: string) => (name.endsWith('.mig') ? fixture(name) : folderFixture(name))

test.each([
  ['tiny-plain.mig', 1727, 'plain pages', null],
  ['tiny-compress-l1.mig', 1727, 'compressed pages', ['zlib', 399, 519_084]],
  ['tiny-compress-l9.mig', 1727, 'compressed pages', ['zlib', 399, 481_827]],
  ['tiny-mapped-ram.mig', 1726, 'mapped-ram', null],
  ['tiny-multifd-none', 1727, 'multifd, 2 channels, not compressed', null],
  ['tiny-multifd-zlib', 1727, 'multifd, 2 channels, zlib', ['zlib', 403, 526_687]],
  ['tiny-multifd-zstd', 1727, 'multifd, 2 channels, zstd', ['zstd', 404, 438_868]],
  ['tiny-multifd-new-zstd', 1726, 'multifd, 2 channels, zstd', ['zstd', 404, 425_684]],
])('%s', (name, zero, variant, compression) => {
  using dump = open(path(name))
  expect(dump.facts).toMatchObject({
    name,
    format: 'qemu-stream',
    variant: `QEMU migration stream, ${variant}`,
    creator: name === 'tiny-mapped-ram.mig' ? 'QEMU 9.0 or newer' : 'QEMU 7.2 or newer',
    machine: 'pc-i440fx-7.2',
    pageSize: 4096,
    guestBytes: 2130 * 4096,
    warnings: [],
  })
  expect(takeCensus(dump)).toEqual({ total: 2130, zero })
  const found = dump.inventory({})
  expect(found).toMatchObject({ total: 2130, excluded: 0, missing: 0, warnings: [] })
  const [method, pages, storedBytes] = compression ?? []
  expect(found.compression).toEqual(compression && { method, pages, storedBytes })
})

test('the blocks and where they are', () => {
  using dump = open(fixture('tiny-plain.mig'))
  expect(dump.facts.blocks).toMatchObject([
    { name: 'pc.ram', address: 0, bytes: 8 * 1024 * 1024 },
    { name: '/rom@etc/acpi/tables', address: null, bytes: 131_072 },
    { name: 'pc.rom', address: null, bytes: 131_072 },
    { name: 'pc.bios', address: 2 ** 32 - 65_536, bytes: 65_536 },
    { name: '/rom@etc/table-loader', address: null, bytes: 4096 },
    { name: '/rom@etc/acpi/rsdp', address: null, bytes: 4096 },
  ])
})

test('all of them hold the same guest, byte for byte', () => {
  using plain = open(fixture('tiny-plain.mig'))
  const expected = pagesOf(plain)
  expect(expected.size).toBe(2130)
  for (const name of ['tiny-compress-l1.mig', 'tiny-compress-l9.mig']) {
    using dump = open(fixture(name))
    expect(differences(expected, pagesOf(dump))).toEqual([])
  }
  for (const name of ['none', 'zlib', 'zstd']) {
    using dump = open(folderFixture(`tiny-multifd-${name}`))
    expect(differences(expected, pagesOf(dump))).toEqual([])
  }
})

test('those of another version of QEMU hold the same memory beside its own firmware tables', () => {
  using plain = open(fixture('tiny-plain.mig'))
  using raw = open(fixture('tiny-pmemsave.raw'))
  const [run] = raw.runs()
  if (!run) throw new Error('no memory')
  const memory = Buffer.alloc(run.bytes)
  raw.read(run, 0, memory)
  const expected = pagesOf(plain)
  for (const path of [fixture('tiny-mapped-ram.mig'), folderFixture('tiny-multifd-new-zstd')]) {
    using dump = open(path)
    const pages = pagesOf(dump)
    expect(pages.size).toBe(2130)
    expect(differences(expected, pages).filter(key => !key.startsWith('/rom@etc/'))).toEqual([])
    for (let at = 0; at < memory.length; at += 4096) {
      // There the CPU sees video memory and firmware in place of RAM.
      if (at >= 0xa0000 && at < 0x100000) continue
      const page = pages.get(`pc.ram+${at}`)
      expect(page?.equals(memory.subarray(at, at + 4096))).toBe(true)
    }
  }
})

function differences(expected: Map<string, Buffer>, found: Map<string, Buffer>): string[] {
  const keys = new Set([...expected.keys(), ...found.keys()])
  return [...keys].filter(key => !expected.get(key)?.equals(found.get(key) ?? Buffer.alloc(0)))
}
