import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sniff } from '../../../src/main/dump/open.ts'
import { failureOf, fixture, folder, open } from '../fixtures.ts'
import {
  head,
  hello,
  memSize,
  ramEnd,
  ramPart,
  ramStart,
  sync,
  tail,
  zeroRecord,
} from './stream-builder.ts'
import { folderFixture, makeFolder } from './streams.ts'

test('the folder, its main stream and each channel are the same dump', () => {
  const path = folderFixture('tiny-multifd-zstd')
  for (const one of [
    path,
    ...['main.mig', 'channel-00.bin', 'channel-01.bin'].map(f => join(path, f)),
  ]) {
    expect(sniff(one)).toEqual({ kind: 'dump', format: 'qemu-stream' })
    using dump = open(one)
    expect(dump.facts.name).toBe('tiny-multifd-zstd')
    expect(dump.facts.fileBytes).toBe(263_402 + 194_410 + 128_493)
    expect(dump.inventory({}).total).toBe(2130)
  }
})

const main = Buffer.concat([
  head(),
  ramStart(memSize([{ name: 'pc.ram', bytes: 4 * 4096 }])),
  ramPart(zeroRecord(0, 'pc.ram')),
  ramEnd(),
  tail(),
])
const channel = Buffer.concat([hello(0), sync(0)])

test('a folder without channels is no dump', () => {
  const path = makeFolder('only-main', [['main.mig', main]])
  expect(sniff(path)).toEqual({ kind: 'folder' })
  expect(failureOf(() => open(path)).code).toBe('not-a-file')
  mkdirSync(join(folder, 'nothing'))
  expect(sniff(join(folder, 'nothing'))).toEqual({ kind: 'folder' })
})

test('a channel alone, channels without a main stream, and two of them say what is missing', () => {
  const alone = makeFolder('alone', [['channel', channel]])
  expect(failureOf(() => open(join(alone, 'channel'))).message).toContain('open that')
  expect(failureOf(() => open(alone)).message).toContain('not the main stream')
  const two = makeFolder('two', [
    ['a', main],
    ['b', main],
    ['channel', channel],
  ])
  expect(failureOf(() => open(two)).details.found).toBe('a, b')
  expect(failureOf(() => open(join(two, 'channel'))).code).toBe('bad-format')
})

test('a main stream alone opens with what it holds, and says what to open', () => {
  const path = makeFolder('main-alone', [['main.mig', main]])
  using dump = open(join(path, 'main.mig'))
  expect(dump.facts.warnings[0]).toContain('open that')
  expect(dump.inventory({}).total).toBe(1)
})

test('a complete stream beside channels of another recording is itself', () => {
  const path = fixture('tiny-plain.mig')
  const name = makeFolder('', [['stray-channel', channel]])
  expect(name).toBe(folder)
  using dump = open(path)
  expect(dump.facts.name).toBe('tiny-plain.mig')
})

test('a channel whose file is not there', () => {
  const path = makeFolder('gap', [
    ['main.mig', main],
    ['c0', channel],
    ['c2', Buffer.concat([hello(2), sync(1)])],
  ])
  using dump = open(path)
  expect(dump.facts.warnings[0]).toContain('channel 1 is missing')
  const found = dump.inventory({})
  expect(found).toMatchObject({ total: 1, missing: 3, excluded: 0 })
  expect(found.warnings.join()).toContain('3 pages are in none of the 2 channels')
})
