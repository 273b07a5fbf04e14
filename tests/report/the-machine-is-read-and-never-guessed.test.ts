/** Facts of the machine come from files; what is not there is null, with the reason. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { afterAll, expect, test } from 'vitest'
import { environment } from '../../src/main/report/environment.ts'
import { environmentSchema, NO_LIMIT } from '../../src/shared/environment.ts'

const root = mkdtempSync(join(tmpdir(), 'migrascope-machine-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const cpu = 'sys/devices/system/cpu'
const files: Record<string, string> = {
  'proc/cpuinfo':
    'processor\t: 0\ncpu MHz\t\t: 2000.5\nflags\t\t: fpu hypervisor sse\n\n' +
    'processor\t: 2\ncpu MHz\t\t: 3000.5\nflags\t\t: fpu hypervisor sse\n\n',
  'etc/os-release': 'NAME="Some"\nPRETTY_NAME="Some System 12 (word)"\n',
  'sys/class/dmi/id/sys_vendor': 'QEMU\n',
  'sys/devices/system/node/node0/cpulist': '0-3',
  'sys/fs/cgroup/cpu.max': '150000 100000\n',
  'sys/kernel/mm/transparent_hugepage/enabled': 'always [madvise] never\n',
  [`${cpu}/cpufreq/boost`]: '1\n',
  [`${cpu}/vulnerabilities/meltdown`]: 'Not affected\n',
  'sys/class/power_supply/AC/type': 'Mains\n',
  'sys/class/power_supply/AC/online': '0\n',
}
for (const i of [0, 1, 2, 3]) {
  files[`${cpu}/cpu${i}/topology/physical_package_id`] = String(i >> 1)
  files[`${cpu}/cpu${i}/topology/core_id`] = String(i % 2)
  files[`${cpu}/cpu${i}/thermal_throttle/core_throttle_count`] = String(i)
}
Object.assign(files, {
  [`${cpu}/cpu0/topology/thread_siblings_list`]: '0,2-3\n',
  [`${cpu}/cpu0/cpufreq/scaling_governor`]: 'powersave\n',
  [`${cpu}/cpu0/cpufreq/cpuinfo_max_freq`]: '4200000\n',
  [`${cpu}/cpu3/cpufreq/cpuinfo_max_freq`]: '5100000\n',
  [`${cpu}/cpu0/cache/index2/level`]: '2',
  [`${cpu}/cpu0/cache/index2/size`]: '512K\n',
  [`${cpu}/cpu0/cache/index3/level`]: '3',
  [`${cpu}/cpu0/cache/index3/size`]: '32M\n',
})
for (const [name, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, name)), { recursive: true })
  writeFileSync(join(root, name), text)
}

test('what the files say', () => {
  expect(environment({ root, system: 'linux' })).toMatchObject({
    osName: 'Some System 12 (word)',
    sockets: 2,
    cores: 4,
    threadsPerCore: 3,
    numaNodes: 1,
    l2Bytes: 524_288,
    l3Bytes: 33_554_432,
    cpuQuota: 1.5,
    governor: 'powersave',
    maxMHz: 5100,
    currentMHz: 2500.5,
    coreMHz: [
      [null, 4200, 2000.5],
      [null, null, null],
      [null, null, 3000.5],
      [null, 5100, null],
    ],
    turbo: true,
    onBattery: true,
    throttled: 6,
    transparentHugePages: 'madvise',
    mitigations: 'meltdown: Not affected',
    virtualisation: 'virtual machine (QEMU)',
  })
})

test('what they do not say is null, with the reason', () => {
  const { minMHz, energyPreference, unread } = environment({ root, system: 'linux' })
  expect([minMHz, energyPreference]).toEqual([null, null])
  expect(unread).toMatchObject({
    minMHz: 'the system does not show it',
    energyPreference: 'the system does not show it',
    hostName: 'not asked for',
  })
  expect(Object.keys(unread)).toHaveLength(3)
})

test('every null has a reason, here and on other systems, and the host has a name only when asked', () => {
  for (const made of [environment(), environment({ system: 'win32' })]) {
    expect(v.parse(environmentSchema, made)).toEqual(made)
    const empty = Object.entries(made).flatMap(([name, value]) => (value === null ? [name] : []))
    const said = Object.keys(made.unread).filter(name => !name.startsWith('versions.'))
    expect(empty.sort()).toEqual(said.sort())
    expect(made.hostName).toBeNull()
  }
  expect(environment({ hostName: true }).hostName).toMatch(/./)
})

test('each library has its version, or a reason that it has none', () => {
  const { versions, unread } = environment()
  for (const name of ['node', 'v8', 'uv', 'zlib', 'zstd', 'brotli']) {
    expect(versions[name] === undefined, name).toBe(unread[`versions.${name}`] !== undefined)
  }
  expect(versions['brotli']).toBe(process.versions['brotli'])
})

const groups = mkdtempSync(join(tmpdir(), 'migrascope-cgroup-'))
afterAll(() => rmSync(groups, { recursive: true, force: true }))

test.each([
  [
    'the least of all groups above us',
    {
      'proc/self/cgroup': '0::/user/session\n',
      'sys/fs/cgroup/cgroup.controllers': 'cpu memory\n',
      'sys/fs/cgroup/user/cpu.max': '250000 100000\n',
      'sys/fs/cgroup/user/session/cpu.max': 'max 100000\n',
    },
    2.5,
  ],
  [
    'no limit anywhere, and none that the root could have',
    {
      'proc/self/cgroup': '0::/user\n',
      'sys/fs/cgroup/cgroup.controllers': 'cpu memory\n',
      'sys/fs/cgroup/user/cpu.max': 'max 100000\n',
    },
    NO_LIMIT,
  ],
  [
    'a container, whose own group is the root and lies elsewhere outside',
    {
      'proc/self/cgroup': '0::/../outside\n',
      'sys/fs/cgroup/cgroup.controllers': 'cpu memory\n',
      'sys/fs/cgroup/cpu.max': '50000 100000\n',
    },
    0.5,
  ],
  [
    'version 1, where another controller has a group of another name',
    {
      'proc/self/cgroup': '3:cpuset:/other\n2:cpu,cpuacct:/limited\n',
      'sys/fs/cgroup/cpu/tasks': '1\n',
      'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n',
      'sys/fs/cgroup/cpu/limited/cpu.cfs_quota_us': '300000\n',
      'sys/fs/cgroup/cpu/limited/cpu.cfs_period_us': '100000\n',
    },
    3,
  ],
  [
    'version 1 without a limit',
    {
      'proc/self/cgroup': '1:cpu:/\n0::/\n',
      'sys/fs/cgroup/cpu/tasks': '1\n',
      'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n',
    },
    NO_LIMIT,
  ],
  ['nothing to read', {}, 'the system does not show it'],
])('the limit of the cgroup: %s', (name, tree: Record<string, string>, wanted) => {
  const at = join(groups, name.replaceAll(/\W/g, '-'))
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(at, path)), { recursive: true })
    writeFileSync(join(at, path), text)
  }
  const { cpuQuota, unread } = environment({ root: at, system: 'linux' })
  expect(cpuQuota ?? unread['cpuQuota']).toBe(wanted)
})
