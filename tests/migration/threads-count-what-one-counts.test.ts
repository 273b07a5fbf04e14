import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { DumpReference } from '../../src/main/dump/dump.ts'
import { buildBitmap, buildDmp } from '../dump/dmp/builder.ts'
import { buildElf, page } from '../dump/elf-builder.ts'
import { file, fixture, open } from '../dump/fixtures.ts'
import { buildKdump } from '../dump/kdump/builder.ts'
import { folderFixture } from '../dump/qemu-stream/streams.ts'
import { countAlone, makeCounter } from './counter.ts'
import { pages } from './engine.ts'

const fixtures = readdirSync(new URL('../fixtures', import.meta.url)).flatMap(name => {
  if (name.endsWith('.gz')) return [[name, () => fixture(name.slice(0, -3))] as const]
  return name.startsWith('tiny-multifd') ? [[name, () => folderFixture(name)] as const] : []
})

/** Many requests: runs of odd lengths, gaps, part-pages, pages left out. */
const made = [
  ['long.raw', () => pages('0t0n'.repeat(1500))],
  ['part.raw', () => pages('tn0'.repeat(300)).subarray(0, 899 * 4096 + 77)],
  [
    'many-loads.elf',
    () =>
      buildElf({
        loads: Array.from({ length: 300 }, (_, i) => ({
          paddr: 0x100000 * i,
          data: Buffer.concat([page(i % 3), page(0), page(7, 100 + i)]),
        })),
      }),
  ],
  [
    'left-out.kdump',
    () =>
      buildKdump({
        pages: Array.from({ length: 2000 }, (_, i) => ({ frame: 3 * i, data: page(i % 5) })),
        left: Array.from({ length: 2000 }, (_, i) => 3 * i + 1),
      }),
  ],
  [
    'gaps.dmp',
    () => {
      const frames = [0, 1, 2, 9, 15, 16, 17, 40_000, 70_001, 70_002]
      const data = Buffer.concat(frames.map((_, i) => page(i)))
      return buildDmp({
        type: 5,
        runs: [[0, 80_000]],
        rest: buildBitmap({ pages: frames, data }),
      })
    },
  ],
] as const

test('every fixture and every odd file: the same census, the same map', async () => {
  await using counter = makeCounter()
  const all = [
    ...fixtures,
    ...made.map(([name, build]) => [name, () => file(name, build())] as const),
  ]
  expect(all.length).toBeGreaterThan(20)
  const shared: string[] = []
  for (const [name, path] of all) {
    const dump: DumpReference = { kind: 'file', path: path() }
    const counted = await counter.count(dump)
    expect([name, counted]).toEqual([name, countAlone(dump)])
    expect([name, counted.census.total > 0]).toEqual([name, true])
    using opened = open(dump.path)
    if (opened.access === 'random') shared.push(name)
  }
  expect(shared).toEqual([
    'tiny-avml-plain.lime.gz',
    'tiny-bitmap.dmp.gz',
    'tiny-compress-l1.mig.gz',
    'tiny-compress-l9.mig.gz',
    'tiny-elf.vmcore.gz',
    'tiny-full.dmp.gz',
    'tiny-kdump-zlib-flat.vmcore.gz',
    'tiny-lime.lime.gz',
    'tiny-mapped-ram.mig.gz',
    'tiny-multifd-none',
    'tiny-pmemsave.raw.gz',
    ...made.map(([name]) => name),
  ])
})

test('the sample: the same, too', async () => {
  await using counter = makeCounter()
  expect(await counter.count({ kind: 'sample' })).toEqual(countAlone({ kind: 'sample' }))
})
