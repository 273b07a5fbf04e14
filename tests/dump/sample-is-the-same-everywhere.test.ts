import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { openDump } from '../../src/main/dump/open.ts'
import { contentOf } from './fixtures.ts'

test('its content is pinned, and any part can be read alone', () => {
  using dump = openDump({ kind: 'sample' })
  const all = contentOf(dump)
  expect(all.length).toBe(64 * 1024 * 1024)
  expect(createHash('sha256').update(all).digest('hex')).toBe(
    '5343e88614e4d9b976e263f6633f51b77d993a4399b0a7cd2e2eb53986cb8f88',
  )

  const [ram, bios] = [...dump.runs()]
  if (!ram || !bios) throw new Error('the sample has two blocks')
  for (const [run, start, offset, length] of [
    [ram, 0, 0, 1],
    [ram, 0, 4095, 2],
    [ram, 0, 1_234_567, 20_000],
    [ram, 0, ram.bytes - 5000, 5000],
    [bios, ram.bytes, 100, 9000],
  ] as const) {
    const part = new Uint8Array(length)
    dump.read(run, offset, part)
    expect(all.subarray(start + offset, start + offset + length).equals(part)).toBe(true)
  }
})

test('its facts', () => {
  using dump = openDump({ kind: 'sample' })
  expect(dump.facts).toMatchObject({
    name: 'sample-64MiB',
    format: 'sample',
    guestBytes: 64 * 1024 * 1024,
    totalPages: 16_384,
    blocks: [
      { name: 'pc.ram', address: 0, bytes: 0x3fc_0000 },
      { name: 'pc.bios', address: 0xfffc_0000, bytes: 0x4_0000 },
    ],
  })
})
