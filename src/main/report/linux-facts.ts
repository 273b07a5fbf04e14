/**
 * What Linux says of the machine in /proc and /sys (Documentation/admin-guide/pm/cpufreq.rst, ABI/testing/
 * sysfs-devices-system-cpu, cgroup-v2.rst): one line per fact, each read on its own, so that what is missing
 * on one machine costs that fact only.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from '../../shared/environment.ts'

export type LinuxFacts = Pick<
  Environment,
  | 'sockets'
  | 'cores'
  | 'threadsPerCore'
  | 'numaNodes'
  | 'l2Bytes'
  | 'l3Bytes'
  | 'cpuQuota'
  | 'governor'
  | 'energyPreference'
  | 'minMHz'
  | 'maxMHz'
  | 'currentMHz'
  | 'turbo'
  | 'onBattery'
  | 'throttled'
  | 'transparentHugePages'
  | 'mitigations'
  | 'virtualisation'
>

const CPU = 'sys/devices/system/cpu'

/** Files under a root; all throw where there is no such file. */
class Tree {
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  text(path: string): string {
    return readFileSync(join(this.#root, path), 'utf8').trim()
  }

  number(path: string): number {
    const value = Number.parseFloat(this.text(path))
    if (!Number.isFinite(value)) throw new Error(`${path} holds no number`)
    return value
  }

  names(path: string, pattern: RegExp): string[] {
    return readdirSync(join(this.#root, path)).filter(name => pattern.test(name))
  }

  has(path: string): boolean {
    return existsSync(join(this.#root, path))
  }
}

const readers: { readonly [K in keyof LinuxFacts]: (tree: Tree) => LinuxFacts[K] } = {
  sockets: tree => new Set(perCpu(tree, 'topology/physical_package_id')).size,
  cores: tree => {
    const packages = perCpu(tree, 'topology/physical_package_id')
    const cores = perCpu(tree, 'topology/core_id')
    return new Set(cores.map((core, i) => `${packages[i]}:${core}`)).size
  },
  threadsPerCore: tree => listLength(tree.text(`${CPU}/cpu0/topology/thread_siblings_list`)),
  numaNodes: tree => tree.names('sys/devices/system/node', /^node\d+$/).length,
  l2Bytes: tree => cacheBytes(tree, 2),
  l3Bytes: tree => cacheBytes(tree, 3),
  cpuQuota: tree => {
    const [quota, period] = tree.text('sys/fs/cgroup/cpu.max').split(' ')
    if (quota === 'max') throw new Error('no limit is set')
    return Number(quota) / Number(period)
  },
  governor: tree => tree.text(`${CPU}/cpu0/cpufreq/scaling_governor`),
  energyPreference: tree => tree.text(`${CPU}/cpu0/cpufreq/energy_performance_preference`),
  minMHz: tree => tree.number(`${CPU}/cpu0/cpufreq/cpuinfo_min_freq`) / 1000,
  maxMHz: tree => tree.number(`${CPU}/cpu0/cpufreq/cpuinfo_max_freq`) / 1000,
  currentMHz: tree => {
    const clocks = [...tree.text('proc/cpuinfo').matchAll(/^cpu MHz\s*:\s*([\d.]+)/gm)]
    if (clocks.length === 0) throw new Error('/proc/cpuinfo names no clock')
    return clocks.reduce((sum, [, clock]) => sum + Number(clock), 0) / clocks.length
  },
  turbo: tree =>
    tree.has(`${CPU}/intel_pstate/no_turbo`)
      ? tree.number(`${CPU}/intel_pstate/no_turbo`) === 0
      : tree.number(`${CPU}/cpufreq/boost`) === 1,
  onBattery: tree => {
    const supplies = tree.names('sys/class/power_supply', /./)
    const mains = supplies.filter(
      name => tree.text(`sys/class/power_supply/${name}/type`) === 'Mains',
    )
    if (mains.length === 0) throw new Error('no mains supply is shown')
    return mains.every(name => tree.number(`sys/class/power_supply/${name}/online`) === 0)
  },
  throttled: tree =>
    tree
      .names(CPU, /^cpu\d+$/)
      .reduce(
        (sum, cpu) => sum + tree.number(`${CPU}/${cpu}/thermal_throttle/core_throttle_count`),
        0,
      ),
  transparentHugePages: tree => chosen(tree.text('sys/kernel/mm/transparent_hugepage/enabled')),
  mitigations: tree => {
    const folder = `${CPU}/vulnerabilities`
    return tree
      .names(folder, /./)
      .sort()
      .map(name => `${name}: ${tree.text(`${folder}/${name}`)}`)
      .join('; ')
      .slice(0, 4096)
  },
  virtualisation: tree => {
    const layers: string[] = []
    if (tree.has('.dockerenv')) layers.push('docker')
    if (tree.has('run/.containerenv')) layers.push('podman')
    if (/^flags\s*:.*\bhypervisor\b/m.test(tree.text('proc/cpuinfo'))) {
      const vendor = 'sys/class/dmi/id/sys_vendor'
      layers.push(tree.has(vendor) ? `virtual machine (${tree.text(vendor)})` : 'virtual machine')
    }
    return layers.length === 0 ? 'none' : layers.join(' in a ')
  },
}

/** @returns each fact or null, and why for each that is null */
export function linuxFacts(
  system: NodeJS.Platform,
  root: string,
): { readonly facts: LinuxFacts; readonly unread: Record<string, string> } {
  const tree = new Tree(root)
  const unread: Record<string, string> = {}
  const read = <K extends keyof LinuxFacts>(name: K): LinuxFacts[K] | null => {
    if (system !== 'linux') {
      unread[name] = `read on Linux only, this is ${system}`
      return null
    }
    try {
      return readers[name](tree)
    } catch (error) {
      unread[name] = whyNot(error)
      return null
    }
  }
  const names = Object.keys(readers) as (keyof LinuxFacts)[]
  const facts = Object.fromEntries(names.map(name => [name, read(name)])) as LinuxFacts
  return { facts, unread }
}

function whyNot(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'the system does not show it'
  if (code === 'EACCES' || code === 'EPERM') return 'there is no permission to read it'
  return message
}

const perCpu = (tree: Tree, file: string) =>
  tree.names(CPU, /^cpu\d+$/).map(cpu => tree.text(`${CPU}/${cpu}/${file}`))

/** `0-3,8` → 5. */
const listLength = (list: string) =>
  list.split(',').reduce((sum, part) => {
    const [first = 0, last = first] = part.split('-').map(Number)
    return sum + last - first + 1
  }, 0)

/** `always [madvise] never` → `madvise`. */
const chosen = (choices: string) => /\[(.+)\]/.exec(choices)?.[1] ?? choices

function cacheBytes(tree: Tree, level: number): number {
  const folder = `${CPU}/cpu0/cache`
  const index = tree
    .names(folder, /^index\d+$/)
    .find(name => tree.number(`${folder}/${name}/level`) === level)
  if (index === undefined) throw new Error(`no level ${level} cache is shown`)
  const size = /^(\d+)([KMG]?)$/.exec(tree.text(`${folder}/${index}/size`))
  if (!size) throw new Error('its size is not shown')
  return Number(size[1]) * 1024 ** ' KMG'.indexOf(size[2] || ' ')
}
