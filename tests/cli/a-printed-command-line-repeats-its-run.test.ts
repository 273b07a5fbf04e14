import { expect, test } from 'vitest'
import { parseOptions } from '../../src/main/cli/options.ts'
import { readRunSettings, runOptions } from '../../src/main/cli/run-arguments.ts'
import { commandLine } from '../../src/shared/command-line.ts'
import { defaultSettings, KiB, MiB, type RunSettings } from '../../src/shared/settings.ts'

function repeated(settings: RunSettings): RunSettings {
  const [, , ...words] = commandLine('guest.elf', settings).split(' ')
  return readRunSettings(parseOptions(runOptions, words), 7)
}

test('the defaults', () => {
  expect(repeated(defaultSettings)).toEqual(defaultSettings)
})

test('every setting away from its default', () => {
  const settings: RunSettings = {
    codec: 'zstd',
    level: 3,
    threads: 64,
    decompressThreads: 5,
    requestBytes: 64 * KiB,
    design: 'baseline',
    requestsPerThread: 16,
    waitThread: false,
    verify: true,
    source: 'disk',
    arenaBytes: 48 * MiB,
  }
  expect(repeated(settings)).toEqual(settings)
})

test('a negative level', () => {
  const settings: RunSettings = { ...defaultSettings, codec: 'zstd', level: -7 }
  expect(repeated(settings)).toEqual(settings)
})
