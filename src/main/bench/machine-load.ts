/**
 * What else the machine did while a sample was taken: read from /proc before and after. Time of other processes
 * is all busy time less our own (proc_pid_stat(5), proc_stat(5)). Where /proc and /sys are not there, all is null.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MachineLoad } from '../../shared/report.ts'

interface Reading {
  /** Seconds, all CPUs: not idle, stolen, and the time that there was. */
  readonly busy: number | null
  readonly steal: number | null
  readonly all: number | null
  /** Seconds of this process. */
  readonly own: number
  readonly clockMHz: number | null
  readonly swapped: number | null
  /** Times that cores were slowed for heat. */
  readonly throttled: number | null
}

/** Clock ticks of a second in /proc/stat: USER_HZ, 100 on every platform that Node runs on. */
const TICKS = 100
const CPUS = 'sys/devices/system/cpu'
const THROTTLE = 'thermal_throttle/core_throttle_count'

export class MachineWatch {
  readonly #root: string
  readonly #ownSeconds: () => number
  /** Folders of the CPUs that count how often they were slowed. */
  readonly #cpus: readonly string[]
  #before: Reading

  /**
   * @param root where proc and sys lie @param ownSeconds CPU time of this process so far
   */
  constructor(root = '/', ownSeconds: () => number = cpuSeconds) {
    this.#root = root
    this.#ownSeconds = ownSeconds
    this.#cpus = counting(root)
    this.#before = this.#read()
  }

  /** From here on. */
  start(): void {
    this.#before = this.#read()
  }

  /** What happened since `start`. */
  load(): MachineLoad {
    const { busy, steal, all, own, clockMHz, swapped, throttled } = this.#read()
    const before = this.#before
    const less = (now: number | null, then: number | null) =>
      now === null || then === null ? null : Math.max(0, now - then)
    const share = (part: number | null) => {
      const there = less(all, before.all)
      return part === null || there === null || there === 0 ? null : Math.min(1, part / there)
    }
    const allBusy = less(busy, before.busy)
    return {
      others: share(allBusy === null ? null : Math.max(0, allBusy - (own - before.own))),
      steal: share(less(steal, before.steal)),
      frequency:
        clockMHz === null || before.clockMHz === null || before.clockMHz === 0
          ? null
          : clockMHz / before.clockMHz,
      swapped: less(swapped, before.swapped),
      throttled: less(throttled, before.throttled),
    }
  }

  #read(): Reading {
    const own = this.#ownSeconds()
    const cpu = /^cpu +(.*)$/m.exec(this.#text('proc/stat'))?.[1]?.split(' ').map(Number) ?? []
    const [user, nice, system, idle, iowait, irq, softirq, steal] = cpu
    const busy = sum(user, nice, system, irq, softirq)
    const stolen = sum(steal)
    const rest = sum(idle, iowait)
    const vmstat = this.#text('proc/vmstat')
    const pages = ['pswpin', 'pswpout'].map(name =>
      Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(vmstat)?.[1] ?? NaN),
    )
    const clocks = [...this.#text('proc/cpuinfo').matchAll(/^cpu MHz\s*:\s*([\d.]+)/gm)]
    return {
      own,
      busy,
      steal: stolen,
      all: busy === null || rest === null || stolen === null ? null : busy + rest + stolen,
      clockMHz:
        clocks.length === 0
          ? null
          : clocks.reduce((total, [, clock]) => total + Number(clock), 0) / clocks.length,
      swapped: pages.some(Number.isNaN) ? null : pages.reduce((total, n) => total + n, 0),
      throttled: this.#throttled(),
    }
  }

  /** By all cores since boot; on machines that count it (x86, sysfs-devices-system-cpu: thermal_throttle). */
  #throttled(): number | null {
    const counts = this.#cpus.map(cpu => Number(this.#text(`${cpu}/${THROTTLE}`) || NaN))
    const known = counts.filter(count => !Number.isNaN(count))
    return known.length === 0 ? null : known.reduce((total, count) => total + count, 0)
  }

  #text(path: string): string {
    try {
      return readFileSync(join(this.#root, path), 'utf8')
    } catch {
      return ''
    }
  }
}

function counting(root: string): string[] {
  const folder = join(root, CPUS)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(name => /^cpu\d+$/.test(name) && existsSync(join(folder, name, THROTTLE)))
    .map(name => `${CPUS}/${name}`)
}

/** Ticks as seconds; null when one is missing. */
function sum(...ticks: readonly (number | undefined)[]): number | null {
  let total = 0
  for (const tick of ticks) {
    if (tick === undefined || Number.isNaN(tick)) return null
    total += tick
  }
  return total / TICKS
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
