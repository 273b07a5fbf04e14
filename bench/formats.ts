/**
 * How fast dumps are read: GB/s of guest memory through each form of one guest, pages read and looked at for zeros
 * by one thread, beside raw memory in the same round: with finding the pages first, and reading alone. Then a
 * census of each, by all threads where its pages can be had in any order. Files lie in the page cache after the
 * first round.
 *
 *   npm run bench -- formats [--copies 8] [--repeat 5] [DUMP…]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Access, Dump } from '../src/main/dump/dump.ts'
import { openDump } from '../src/main/dump/open.ts'
import { PageCursor } from '../src/main/dump/pages.ts'
import { PageCounter } from '../src/main/migration/page-counter.ts'
import { Progress } from '../src/main/migration/progress.ts'
import { PumpPort } from '../src/main/migration/pump-port.ts'
import { zeroTest } from '../src/workers/zero-page.ts'
import { median, spread } from './statistics.ts'
import { writeGuest } from './write-guest.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    copies: { type: 'string', default: '8' },
    repeat: { type: 'string', default: '5' },
  },
})
const repeat = Math.max(1, Number(values.repeat))
const folder = mkdtempSync(join(tmpdir(), 'migrascope-bench-'))
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true })
})
const files = [
  ...writeGuest(folder, Math.max(1, Number(values.copies))),
  ...positionals.map(path => ({ form: basename(path), path })),
]

interface Sample {
  readonly openMs: number
  /** Seconds of finding out where pages are, for formats whose headers do not say. */
  readonly inventory: number
  readonly gigabytesPerSecond: number
  /** The same with the inventory's time. */
  readonly withInventory: number
  /** The same by CPU time, which others on the machine disturb less. */
  readonly withInventoryPerCpu: number
}

/** Every page once, looked at for zeros: what a run from disk does with them. */
function readAll(dump: Dump): void {
  const buffer = new Uint8Array(1024 * 1024)
  const isZero = zeroTest(buffer)
  const cursor = new PageCursor(dump)
  const { pageSize } = dump.facts
  for (;;) {
    const { pages } = cursor.fill(buffer)
    if (pages === 0) return
    for (let page = 0; page < pages; page++) isZero(page * pageSize, pageSize)
  }
}

function measure(path: string): Sample {
  const began = performance.now()
  using dump = openDump({ kind: 'file', path })
  const opened = performance.now()
  const before = process.cpuUsage()
  const { total } = dump.inventory({})
  const found = performance.now()
  readAll(dump)
  const ended = performance.now()
  const { user, system } = process.cpuUsage(before)
  const megabytes = (total * dump.facts.pageSize) / 1e6
  return {
    openMs: opened - began,
    inventory: (found - opened) / 1000,
    gigabytesPerSecond: megabytes / (ended - found),
    withInventory: megabytes / (ended - opened),
    withInventoryPerCpu: (1000 * megabytes) / (user + system),
  }
}

const worker = (name: string) => new URL(`../out/main/workers/${name}.js`, import.meta.url)
const threads = Math.max(2, Math.min(8, availableParallelism()))
const reader = new PumpPort(worker('pump'), 'reader')
const counter = new PageCounter({ reader, workerUrl: worker('census'), threads, minBytes: 0 })

/** GB/s of a census, which looks at pages for more than zeros: by all threads where pages come in any order. */
async function census(path: string): Promise<number> {
  const dump = { kind: 'file', path } as const
  const { access, guestBytes, pageSize } = lookAt(path)
  const { signal } = new AbortController()
  const began = performance.now()
  const request = { dump, access, guestBytes, progress: new Progress(), signal }
  const counted = await counter.count(request)
  return (counted.census.total * pageSize) / 1e6 / (performance.now() - began)
}

function lookAt(path: string): { access: Access; guestBytes: number; pageSize: number } {
  using dump = openDump({ kind: 'file', path })
  const { guestBytes, pageSize } = dump.facts
  return { access: dump.access, guestBytes, pageSize }
}

const samples = new Map<string, Sample[]>(files.map(({ form }) => [form, []]))
const counts = new Map<string, number[]>(files.map(({ form }) => [form, []]))
for (let round = 0; round <= repeat; round++) {
  for (const { form, path } of files) {
    const sample = measure(path)
    const count = await census(path)
    if (round === 0) continue
    samples.get(form)?.push(sample)
    counts.get(form)?.push(count)
  }
  process.stderr.write(`round ${round} of ${repeat}\r`)
}
await counter[Symbol.asyncDispose]()
await reader[Symbol.asyncDispose]()

const of = (form: string) => samples.get(form) ?? []
/** In each round against the raw file of that round. */
function ratio(form: string, figure: (sample: Sample) => number): string {
  const raw = of(form === 'qemu-normal' ? 'raw-normal' : 'raw')
  const ratios = of(form).flatMap((sample, i) => (raw[i] ? [figure(sample) / figure(raw[i])] : []))
  return `${median(ratios).toFixed(2)} (${spread(ratios)})`
}

console.log(
  `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} CPUs, Node ${process.versions.node}`,
)
console.log(`medians of ${repeat} rounds (lowest–highest); GB/s of guest memory, wall time\n`)
for (const { form, path } of files) {
  const all = of(form)
  const speeds = all.map(s => s.gigabytesPerSecond)
  const both = all.map(s => s.withInventory)
  const counted = counts.get(form) ?? []
  const ms = (figure: (sample: Sample) => number) => median(all.map(figure)).toFixed(1)
  const { access } = lookAt(path)
  const who = access === 'random' ? `${threads} threads` : 'one thread, goes forward only'
  console.log(form)
  console.log(`  with inventory  ${median(both).toFixed(2)} (${spread(both)})`)
  console.log(`    × raw         ${ratio(form, s => s.withInventory)}`)
  console.log(`    × raw, CPU    ${ratio(form, s => s.withInventoryPerCpu)}`)
  console.log(`  reading alone   ${median(speeds).toFixed(2)} (${spread(speeds)})`)
  console.log(`    × raw         ${ratio(form, s => s.gigabytesPerSecond)}`)
  console.log(`  census          ${median(counted).toFixed(2)} (${spread(counted)}), ${who}`)
  console.log(`  opened in ${ms(s => s.openMs)} ms, inventory ${ms(s => s.inventory * 1000)} ms`)
}
