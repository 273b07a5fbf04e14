import { expect, test } from 'vitest'
import { pageMap, record, result } from './examples.ts'
import { runCli } from './run-cli.ts'

test('info --json: the promised keys first, more behind them', async () => {
  const { out } = await runCli(['info', 'guest.elf', '--json'])
  expect(JSON.parse(out)).toEqual({
    format: 'elf',
    pageSize: 4096,
    guestBytes: 40_960,
    pages: { total: 10, zero: 4, excluded: 0, missing: 0, repeated: 0 },
    blocks: [{ name: 'load 0', address: 4096, bytes: 40_960 }],
    warnings: ['the last page is cut'],
    name: 'guest.elf',
    fileBytes: 41_472,
    variant: 'ELF64 little-endian core',
    creator: 'QEMU dump-guest-memory',
    machine: 'x86-64',
    passes: [],
    compression: null,
  })
})

test('info --json --map: the pages of each class, too', async () => {
  const { out } = await runCli(['info', 'guest.elf', '--json', '--map'])
  expect(JSON.parse(out)).toMatchObject({ pages: { zero: 4 }, classes: pageMap.totals })
})

test('run --json: the result itself, and where it came from', async () => {
  const { out } = await runCli(['run', 'guest.elf', '--verify', '--json'])
  const { settings, command, dump } = record
  expect(JSON.parse(out)).toEqual({ ...result, outcome: 'done', settings, command, dump })
})

test('stdout holds nothing but the JSON', async () => {
  const { out, err } = await runCli(['run', 'guest.elf', '--json'])
  expect(out.startsWith('{')).toBe(true)
  expect(out.endsWith('}\n')).toBe(true)
  expect(err).toContain('preparing')
})
