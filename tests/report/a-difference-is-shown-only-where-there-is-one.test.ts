/** Two reports of the same compare as the same; a codec slowed by a tenth is found in every point. */
import { expect, test } from 'vitest'
import { compareReports } from '../../src/main/report/compare.ts'
import { Random } from '../../src/main/statistics/random.ts'
import { sweepReport, type SweepParts } from './sweep-report.ts'

const random = new Random(3)
/** A machine's samples: within 2 % of `speed`, now and then one that is much slower. */
const noisy = (speed: number, count = 8) =>
  Array.from({ length: count }, () => {
    const jitter = 1 + (random.below(4001) - 2000) / 1e5
    return speed * jitter * (random.below(40) === 0 ? 0.8 : 1)
  })

const grid = [1, 2, 4, 8, 16].flatMap(threads =>
  ([4096, 65_536, 262_144, 1_048_576] as const).map(requestBytes => ({ threads, requestBytes })),
)
const measured = (factor: number, parts: Partial<SweepParts> = {}) =>
  sweepReport({
    points: grid.map(settings => ({
      settings,
      throughputs: noisy(100 * settings.threads * factor),
    })),
    ...parts,
  })
const compare = (a: ReturnType<typeof measured>, b: ReturnType<typeof measured>) =>
  compareReports([
    { name: 'a', report: a },
    { name: 'b', report: b },
  ])
const verdicts = (points: readonly { verdict: string }[]) => points.map(({ verdict }) => verdict)

test('the same, measured again: no difference shown', () => {
  const { points, unmatched } = compare(measured(1), measured(1))
  expect(points).toHaveLength(20)
  expect(unmatched).toEqual([])
  expect(verdicts(points).filter(v => v === 'no difference shown').length).toBeGreaterThanOrEqual(
    19,
  )
})

test('slower by a tenth: found in every point, with its size', () => {
  const { points } = compare(measured(1), measured(0.9))
  expect(new Set(verdicts(points))).toEqual(new Set(['slower']))
  for (const { relative, interval, base, other, absolute } of points) {
    expect(Math.abs(relative + 0.1)).toBeLessThan(0.05)
    expect(interval?.low).toBeLessThanOrEqual(relative)
    expect(interval?.high).toBeGreaterThanOrEqual(relative)
    expect(absolute).toBe(other - base)
  }
  expect(new Set(verdicts(compare(measured(0.9), measured(1)).points))).toEqual(new Set(['faster']))
})

test('a machine that was slower altogether is no slower program, and is told', () => {
  const memcpy = noisy(9000)
  const slow = measured(0.9, { memcpy: memcpy.map(speed => speed * 0.88) })
  const { points, warnings } = compare(measured(1, { memcpy }), slow)
  expect(verdicts(points)).not.toContain('slower')
  expect(warnings.join()).toMatch(/the machine itself was 12\.\d % slower in b/)
})

test('both thresholds are told: what was asked for, and what the machine made of it', () => {
  const memcpy = noisy(9000)
  const { threshold, drifts } = compareReports(
    [
      { name: 'a', report: measured(1, { memcpy }) },
      { name: 'b', report: measured(1, { memcpy: memcpy.map(speed => speed * 0.92) }) },
      { name: 'c', report: measured(1, { memcpy: noisy(9000) }) },
    ],
    { threshold: 0.05 },
  )
  expect(threshold).toBe(0.05)
  expect(drifts).toHaveLength(2)
  expect(drifts[0]?.drift).toBeCloseTo(-0.08, 10)
  expect(drifts[0]?.threshold).toBeCloseTo(0.08, 10)
  expect(drifts[1]).toEqual({ report: 2, drift: 0, threshold: 0.05 })
})

test('samples that others slowed hide no tenth', () => {
  // Every third at three quarters of the speed.
  const disturbed = (speed: number) =>
    noisy(speed, 20).map((sample, i) => (i % 3 === 0 ? sample * 0.75 : sample))
  const at = (speed: number) =>
    sweepReport({ points: grid.map(settings => ({ settings, throughputs: disturbed(speed) })) })
  expect(new Set(verdicts(compare(at(100), at(90)).points))).toEqual(new Set(['slower']))
  expect(new Set(verdicts(compare(at(100), at(100)).points))).toEqual(
    new Set(['no difference shown']),
  )
})

test('other dumps have no points in common; other machines are told', () => {
  const other = measured(1, { sha256: 'cd'.repeat(32) })
  expect(() => compare(measured(1), other)).toThrow('no point in common')
  const { warnings } = compare(measured(1), measured(1, { cpuModel: 'another' }))
  expect(warnings).toContain('processors differ: a processor × 2 (a), another × 2 (b)')
})

test('what was measured in another way is refused point by point', () => {
  const settings = { threads: 2 }
  const a = sweepReport({ points: [{ settings, throughputs: noisy(100) }] })
  const b = sweepReport({ points: [{ settings, throughputs: noisy(50), source: 'disk' }] })
  expect(compare(a, b).points[0]).toMatchObject({
    verdict: 'not comparable',
    reason: 'one read its pages from memory, the other from disk',
  })
})

test('too few samples show nothing, and points of one report only are listed', () => {
  const few = (threads: number, speed: number) => ({
    settings: { threads },
    throughputs: noisy(speed, 3),
  })
  const a = sweepReport({ points: [few(1, 100), few(2, 200)] })
  const b = sweepReport({ points: [few(2, 100), few(4, 200)] })
  const { points, unmatched } = compare(a, b)
  expect(points[0]).toMatchObject({ verdict: 'no difference shown', interval: null })
  expect(points[0]?.reason).toContain('too few samples')
  expect(unmatched).toEqual(['zlib-1 t1 4K is in a only', 'zlib-1 t4 4K is in b only'])
})
