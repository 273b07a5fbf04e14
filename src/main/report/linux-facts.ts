/**
 * What Linux says of the machine in /proc and /sys (Documentation/admin-guide/pm/cpufreq.rst, ABI/testing/
 * sysfs-devices-system-cpu, cgroup-v2.rst): one line per fact, each read on its own, so that what is missing
 * on one machine costs that fact only.
 */
import { type Environment, NO_LIMIT } from '../../shared/environment.ts'
import { cgroupQuota } from './cgroup-quota.ts'
import { Tree } from './tree.ts'

export type LinuxFacts = Pick<
  Environment,
  | 'osName'
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
  | 'coreMHz'
  | 'turbo'
  | 'onBattery'
  | 'throttled'
  | 'transparentHugePages'
  | 'mitigations'
  | 'virtualisation'
>

const CPU = 'sys/devices/system/cpu'

const readers: { readonly [K in keyof LinuxFacts]: (tree: Tree) => LinuxFacts[K] } = {
  osName: tree => {
    const name = /^PRETTY_NAME=(["']?)(.+)\1$/m.exec(tree.text('etc/os-release'))?.[2]
    if (name === undefined) throw new Error('/etc/os-release has no name')
    return name
  },
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
    const quota = cgroupQuota(tree)
    if (quota === Infinity) throw new Error(NO_LIMIT)
    return quota
  },
  governor: tree => tree.text(`${CPU}/cpu0/cpufreq/scaling_governor`),
  energyPreference: tree => tree.text(`${CPU}/cpu0/cpufreq/energy_performance_preference`),
  minMHz: tree => Math.min(...limits(tree, 'cpuinfo_min_freq')),
  maxMHz: tree => Math.max(...limits(tree, 'cpuinfo_max_freq')),
  currentMHz: tree => {
    const clocks = [...currentClocks(tree).values()]
    if (clocks.length === 0) throw new Error('/proc/cpuinfo names no clock')
    return clocks.reduce((sum, clock) => sum + clock, 0) / clocks.length
  },
  coreMHz: tree => {
    const current = currentClocks(tree)
    const clocks = cpuNames(tree).map((cpu): [number | null, number | null, number | null] => [
      limit(tree, cpu, 'cpuinfo_min_freq'),
      limit(tree, cpu, 'cpuinfo_max_freq'),
      current.get(cpu) ?? null,
    ])
    if (clocks.flat().every(clock => clock === null)) throw new Error('no core tells its clock')
    return clocks
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
    // systemd-nspawn, lxc, and others that tell systemd what they are.
    const told = 'run/systemd/container'
    if (layers.length === 0 && tree.has(told)) layers.push(tree.text(told))
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

/** `cpu0`, `cpu1`, `cpu2`… */
const cpuNames = (tree: Tree) =>
  tree.names(CPU, /^cpu\d+$/).sort((a, b) => Number(a.slice(3)) - Number(b.slice(3)))

const perCpu = (tree: Tree, file: string) =>
  cpuNames(tree).map(cpu => tree.text(`${CPU}/${cpu}/${file}`))

/** MHz; null where this CPU does not tell. */
function limit(tree: Tree, cpu: string, file: string): number | null {
  const path = `${CPU}/${cpu}/cpufreq/${file}`
  return tree.has(path) ? tree.number(path) / 1000 : null
}

/** MHz of those that tell; throws where none does. */
function limits(tree: Tree, file: string): number[] {
  const known = cpuNames(tree).flatMap(cpu => limit(tree, cpu, file) ?? [])
  return known.length > 0 ? known : [tree.number(`${CPU}/cpu0/cpufreq/${file}`)]
}

/** MHz by CPU that is on, `cpu0`…; none where the system does not tell. */
const currentClocks = (tree: Tree): ReadonlyMap<string, number> =>
  new Map(
    tree
      .text('proc/cpuinfo')
      .split('\n\n')
      .flatMap(block => {
        const cpu = /^processor\s*:\s*(\d+)/m.exec(block)?.[1]
        const clock = /^cpu MHz\s*:\s*([\d.]+)/m.exec(block)?.[1]
        return cpu === undefined || clock === undefined ? [] : [[`cpu${cpu}`, Number(clock)]]
      }),
  )

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
