import { availableParallelism } from 'node:os'
import { expect, test } from 'vitest'
import { defaultSettings, KiB, MiB } from '../../src/shared/settings.ts'
import { runCli } from './run-cli.ts'

test('the defaults, with a thread for every CPU', async () => {
  const { host } = await runCli(['run', 'guest.elf'])
  expect(host.settings).toEqual([{ ...defaultSettings, threads: availableParallelism() }])
})

test('a codec without a level runs at its own default level', async () => {
  const { host } = await runCli(['run', '--sample', '--codec', 'none'])
  expect(host.settings[0]).toMatchObject({ codec: 'none', level: 0 })
})

test('every option', async () => {
  const words =
    '--codec fflate --level 6 --threads 3 --decompress-threads 4 --request-size 64K --design baseline'
  const more = '--requests-per-thread 9 --wait-thread off --verify --source disk --arena 32M'
  const { host } = await runCli(['run', 'guest.elf', ...words.split(' '), ...more.split(' ')])
  expect(host.settings).toEqual([
    {
      codec: 'fflate',
      level: 6,
      threads: 3,
      decompressThreads: 4,
      requestBytes: 64 * KiB,
      design: 'baseline',
      requestsPerThread: 9,
      waitThread: false,
      verify: true,
      source: 'disk',
      arenaBytes: 32 * MiB,
    },
  ])
})

test('--report saves where it says, from the folder of the user', async () => {
  const { host, err } = await runCli(['run', '--sample', '--report', 'mine.json'])
  expect(host.written).toEqual(['/tmp/mine.json'])
  expect(err).toContain('report saved: /tmp/mine.json')
})

test('a report that cannot be saved is refused before the run', async () => {
  const { host, code, err } = await runCli([
    'run',
    '--sample',
    '--report',
    '/no/such/folder/r.json',
  ])
  expect(code).toBe(1)
  expect(err).toContain('/no/such/folder')
  expect(host.settings).toEqual([])
})
