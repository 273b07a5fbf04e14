import * as v from 'valibot'
import { expect, test } from 'vitest'
import { parseOptions } from '../../src/main/cli/options.ts'
import { readSweepPlan, sweepOptions } from '../../src/main/cli/sweep-arguments.ts'
import { sweepCommandLine } from '../../src/shared/command-line.ts'
import { KiB, MiB } from '../../src/shared/settings.ts'
import { sweepPlanNames, sweepPlans } from '../../src/shared/sweep-plans.ts'
import { defaultSweep, type SweepPlan, sweepPlanSchema } from '../../src/shared/sweep.ts'

const parsed = (words: readonly string[]) => parseOptions(sweepOptions, words)

/** As a shell takes them apart: single quotes only. */
const shellWords = (line: string) =>
  [...line.matchAll(/(?:'[^']*'|\\'|[^\s'])+/g)].map(([word]) =>
    word.replaceAll(/'([^']*)'|\\(')/g, (_, quoted?: string, one?: string) => quoted ?? one ?? ''),
  )

function repeated(plan: SweepPlan, files = ['guest.elf']) {
  const [, , ...words] = shellWords(sweepCommandLine(files, plan))
  const options = parsed(words)
  expect(options.words).toEqual(files)
  return readSweepPlan(options)
}

test('the defaults', () => {
  expect(repeated(defaultSweep)).toEqual(defaultSweep)
  expect(readSweepPlan(parsed(['guest.elf']))).toEqual(defaultSweep)
})

test('everything away from its default, in an order of its own, with the sample between files', () => {
  const plan: SweepPlan = {
    axes: {
      codecs: [
        { codec: 'zstd', levels: [3, -5, -4, 1] },
        { codec: 'none', levels: [0] },
        { codec: 'zlib', levels: [9, 1] },
      ],
      threads: [8, 1, 64],
      requestBytes: [64 * KiB, 4 * KiB],
      waitThread: [false, true],
      design: ['baseline', 'per-thread'],
    },
    filter: ['zstd-* t8 *', "it's*", '*64K nowait'],
    verify: true,
    source: 'disk',
    arenaBytes: 48 * MiB,
    repeats: { min: 3, max: 17, precision: 0.015 },
    warmUp: 0,
    seed: 4_294_967_295,
    shard: { index: 2, of: 5, by: 'dump' },
  }
  expect(repeated(plan, ['a b.elf', '--sample', 'c.elf'])).toEqual(plan)
})

test.each(sweepPlanNames)('the plan %s, and axes beside it take the place of its own', name => {
  const plan = readSweepPlan(parsed(['g', '--plan', name]))
  expect(plan.axes).toEqual(sweepPlans[name].axes)
  expect(v.is(sweepPlanSchema, plan)).toBe(true)
  expect(repeated(plan)).toEqual(plan)
  const other = readSweepPlan(parsed(['g', '--threads', '5,6', '--plan', name]))
  expect(other.axes).toEqual({ ...sweepPlans[name].axes, threads: [5, 6] })
})

test('ranges, steps, and a level that is there twice', () => {
  const { axes } = readSweepPlan(
    parsed(['g', '--codec', 'zlib:1,3-5', '--codec', 'zlib:4-6', '--threads', '1,4,8-16:4']),
  )
  expect(axes.codecs).toEqual([
    { codec: 'zlib', levels: [1, 3, 4, 5] },
    { codec: 'zlib', levels: [6] },
  ])
  expect(axes.threads).toEqual([1, 4, 8, 12, 16])
})

test('a number of samples alone is that many of each', () => {
  expect(readSweepPlan(parsed(['g', '--repeat', '3'])).repeats).toMatchObject({ min: 3, max: 3 })
})
