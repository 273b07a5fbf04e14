/** Facts of the machine come from files; what is not there is null, with the reason. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { afterAll, expect, test } from 'vitest'
import { environment } from '../../src/main/report/environment.ts'
import { environmentSchema } from '../../src/shared/environment.ts'

const root = mkdtempSync(join(tmpdir(), 'migrascope-machine-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const cpu = 'sys/devices/system/cpu'
const files: Record<string, string> = {
  'proc/cpuinfo': 'flags\t\t: fpu hypervisor sse\ncpu MHz\t\t: 2000.5\ncpu MHz\t\t: 3000.5\n',
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
    sockets: 2,
    cores: 4,
    threadsPerCore: 3,
    numaNodes: 1,
    l2Bytes: 524_288,
    l3Bytes: 33_554_432,
    cpuQuota: 1.5,
    governor: 'powersave',
    maxMHz: 4200,
    currentMHz: 2500.5,
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
    expect(empty.sort()).toEqual(Object.keys(made.unread).sort())
    expect(made.hostName).toBeNull()
  }
  expect(environment({ hostName: true }).hostName).toMatch(/./)
})
