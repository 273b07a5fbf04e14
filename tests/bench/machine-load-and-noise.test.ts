/** What else a machine did is told from /proc, and becomes the likely cause of noise. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { MachineWatch } from '../../src/main/bench/machine-load.ts'
import { noiseOf } from '../../src/main/bench/noise.ts'
import { buildPoint } from '../../src/main/report/build-report.ts'
import type { MachineLoad } from '../../src/shared/report.ts'
import { sampleRun } from '../report/sample-report.ts'

const root = mkdtempSync(join(tmpdir(), 'migrascope-load-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
mkdirSync(join(root, 'proc'))
const counter = 'sys/devices/system/cpu/cpu1/thermal_throttle'
mkdirSync(join(root, counter), { recursive: true })

function proc(ticks: string, swap: number, mhz: number, throttled: number) {
  writeFileSync(join(root, counter, 'core_throttle_count'), `${throttled}\n`)
  writeFileSync(join(root, 'proc/stat'), `cpu  ${ticks} 0 0\ncpu0 ${ticks} 0 0\n`)
  writeFileSync(join(root, 'proc/vmstat'), `nr_x 1\npswpin ${swap}\npswpout 0\n`)
  writeFileSync(join(root, 'proc/cpuinfo'), `cpu MHz\t\t: ${mhz}\ncpu MHz\t\t: ${mhz}\n`)
}

test('others, steal, clock, swap and heat', () => {
  let own = 10
  // user nice system idle iowait irq softirq steal
  proc('1000 0 100 5000 0 0 0 10', 5, 2000, 3)
  const watch = new MachineWatch(root, () => own)
  watch.start()
  own = 11
  proc('1150 0 150 5180 0 10 10 30', 8, 1500, 7)
  // 2.2 s busy, 1 s of it ours; 1.8 s idle, 0.2 s stolen: 4.2 s there were.
  const load = watch.load()
  expect(load.others).toBeCloseTo(1.2 / 4.2, 10)
  expect(load.steal).toBeCloseTo(0.2 / 4.2, 10)
  expect(load.frequency).toBeCloseTo(0.75, 10)
  expect(load.swapped).toBe(3)
  expect(load.throttled).toBe(4)
})

test('without /proc nothing is claimed', () => {
  const watch = new MachineWatch(join(root, 'nowhere'))
  expect(watch.load()).toEqual({
    ...{ others: null, steal: null, frequency: null, swapped: null, throttled: null },
  })
})

const still: MachineLoad = { others: 0.01, steal: 0, frequency: 1, swapped: 0, throttled: 0 }
const pointOf = (throughputs: readonly number[], load: MachineLoad) =>
  buildPoint(
    0,
    sampleRun.settings,
    'v',
    throughputs.map((throughput, order) => ({
      ...{ order, atMs: 0, latency: null, load },
      result: { ...sampleRun.result, throughput },
    })),
  )

test('the verdict names the strongest cause first', () => {
  const even = [100, 101, 100, 99, 100, 100]
  const quiet = noiseOf({ points: [pointOf(even, still)], cpus: 2, loadAverage: 0.2 })
  expect(quiet).toEqual({ verdict: 'quiet', causes: [] })
  const noisy = noiseOf({
    points: [pointOf([100, 140, 80, 99, 150, 60], { ...still, others: 0.4, steal: 0.03 })],
    cpus: 2,
    loadAverage: null,
  })
  expect(noisy?.verdict).toBe('noisy')
  expect(noisy?.causes).toEqual([
    'other processes used 40.0 % of the CPU time',
    'the hypervisor gave 3.0 % of the time to others',
    '1 of 1 points are wider than ± 5.0 %',
  ])
  expect(noiseOf({ points: [pointOf(even, still)], cpus: 2, loadAverage: 9 })?.causes[0]).toContain(
    'load average 9.0',
  )
  const hot = [pointOf(even, { ...still, throttled: 2 })]
  expect(noiseOf({ points: hot, cpus: 2, loadAverage: null })).toEqual({
    verdict: 'noisy',
    causes: ['cores were slowed for heat 12 times'],
  })
  expect(noiseOf({ points: [pointOf([1], still)], cpus: 2, loadAverage: null })).toBeNull()
})
