// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import EnvironmentView from '../../src/renderer/components/machine/EnvironmentView.vue'
import { findings } from '../../src/renderer/components/machine/findings.ts'
import { recordOf, recordText } from '../../src/renderer/components/machine/record.ts'
import { type Environment, NO_LIMIT } from '../../src/shared/environment.ts'
import type { Tool } from '../../src/shared/report.ts'
import { plainEnvironment } from '../report/run-report.ts'
import { fakeSweep } from './fake-sweep.ts'

const dumps = fakeSweep().dumps.map(dump => {
  const content = { sha256: 'ab'.repeat(32), of: 'all' as const, bytes: 4096 }
  return { ...dump, content }
})
const found = (changes: Partial<Environment>, threads: number | null = 1) =>
  findings({ environment: { ...plainEnvironment, ...changes }, noise: null, dumps, threads })
const ids = (changes: Partial<Environment>, threads?: number) =>
  found(changes, threads).map(({ id }) => id)

test('a machine of which nothing speaks against has no finding, and says so', () => {
  expect(found({})).toEqual([])
  const view = mount(EnvironmentView, {
    props: { environment: plainEnvironment, noise: { verdict: 'quiet', causes: [] }, dumps },
  })
  expect(view.find('[data-testid="findings-none"]').exists()).toBe(true)
  expect(view.find('[data-testid="noise-quiet"]').exists()).toBe(true)
})

test('each condition is found, and what is unknown is none', () => {
  expect(ids({ governor: 'powersave' })).toEqual(['governor'])
  expect(ids({ governor: null, turbo: null, onBattery: null, loadAverage: null })).toEqual([])
  expect(ids({ turbo: true })).toEqual(['turbo'])
  expect(ids({ onBattery: true })).toEqual(['battery'])
  expect(ids({ cpus: 4, loadAverage: 2 })).toEqual([])
  expect(ids({ cpus: 4, loadAverage: 2.1 })).toEqual(['load'])
  expect(ids({ virtualisation: 'docker in a virtual machine (QEMU)' })).toEqual(['virtual'])
  expect(ids({ availableBytes: 1e8 })).toEqual(['memory'])
  expect(ids({ cpus: 8, cpuQuota: 1.5 })).toEqual(['quota'])
  expect(ids({ cpus: 8, cpuQuota: 1.5 }, 2)).toEqual(['threads', 'quota'])
  expect(ids({ cpus: 2 }, 2)).toEqual(['submitter'])
  expect(ids({ cpus: 2 }, 3)).toEqual(['threads'])
  expect(ids({ cpus: 8, cores: 4, threadsPerCore: 2 }, 6)).toEqual(['smt'])
  expect(ids({ cpus: 8, cores: 4, threadsPerCore: 2 }, 4)).toEqual([])
  expect(ids({ numaNodes: 2 })).toEqual(['numa'])
  expect(ids({ priority: 10 })).toEqual(['priority'])
})

test('warnings come before notes, noise first, and each has a meaning', () => {
  const all = findings({
    environment: { ...plainEnvironment, turbo: true, governor: 'powersave' },
    noise: { verdict: 'noisy', causes: ['4 pages were swapped meanwhile'] },
    dumps: fakeSweep().dumps,
    threads: 1,
  })
  expect(all.map(({ id }) => id)).toEqual(['noise', 'governor', 'turbo', 'checksum'])
  expect(all[0]?.title).toContain('4 pages were swapped')
  for (const { meaning } of all) expect(meaning.length).toBeGreaterThan(20)
})

test('every field is in the record with its unit, or with why it is not known', () => {
  const record = recordOf(plainEnvironment, dumps)
  const lines = new Map(record.flatMap(group => group.lines).map(line => [line.id, line]))
  for (const field of Object.keys(plainEnvironment)) {
    if (field !== 'versions' && field !== 'unread') expect(lines.has(field), field).toBe(true)
  }
  expect(lines.get('currentMHz')?.text).toBe('2,100 MHz')
  expect(lines.get('l2Bytes')?.text).toBe('512 KiB')
  expect(lines.get('hostName')?.text).toBe('not known: not asked for')
  expect(lines.get('l3Bytes')?.text).toBe('not known: the system does not show it')
  expect(lines.get('maxMHz')?.text).toBe('not known: no reason was recorded')
  expect(lines.get('version-node')?.text).toBe('24.0.0')
  expect(lines.get('dump-0')?.text).toContain(`SHA-256 ${'ab'.repeat(32)}`)
  expect(recordText(record)).toContain('  L2 cache: 512 KiB\n')
})

test('no limit is none, clocks are of each CPU, and the program names its commit', () => {
  const commit = 'c'.repeat(40)
  const build = { commit, modified: true, reason: null }
  const environment = {
    ...plainEnvironment,
    coreMHz: [
      [800, 4200, 2100],
      [null, null, 1900],
    ] satisfies Environment['coreMHz'],
    unread: { cpuQuota: NO_LIMIT, 'versions.zstd': 'this runtime names none' },
  }
  const linesOf = (tool: Tool | null) =>
    new Map(
      recordOf(environment, dumps, tool).flatMap(({ lines }) => lines.map(line => [line.id, line])),
    )
  const lines = linesOf({ name: 'migrascope', version: '1.2.3', build })
  expect(lines.get('cpuQuota')).toMatchObject({ text: 'no limit', known: true })
  expect(lines.get('coreMHz')?.text).toBe('2,100 (800–4,200), 1,900 MHz')
  expect(lines.get('version-zstd')?.text).toBe('not known: this runtime names none')
  expect(lines.get('tool')?.text).toBe(`1.2.3, commit ${commit} and changes that are in none`)
  const reason = 'not built in a checkout of git'
  const packed = { name: 'migrascope', version: '1.2.3', build: { ...build, commit: null, reason } }
  expect(linesOf(packed).get('tool')).toMatchObject({
    text: `1.2.3, of no known commit: ${reason}`,
    known: false,
  })
  expect(linesOf(null).has('tool')).toBe(false)
})
