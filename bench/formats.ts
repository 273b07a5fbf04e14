/**
 * How fast dumps are read: GB/s of guest memory through each form of one guest, pages read and looked at for zeros,
 * beside raw memory in the same round, and how long it takes to open them and to find their pages. Files lie
 * in the page cache after the first round.
 *
 *   npm run bench -- formats [--copies 8] [--repeat 5] [DUMP…]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Dump } from '../src/main/dump/dump.ts'
import { openDump } from '../src/main/dump/open.ts'
import { PageCursor } from '../src/main/dump/pages.ts'
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
  const { total } = dump.inventory({})
  const found = performance.now()
  readAll(dump)
  const seconds = (performance.now() - found) / 1000
  return {
    openMs: opened - began,
    inventory: (found - opened) / 1000,
    gigabytesPerSecond: (total * dump.facts.pageSize) / 1e9 / seconds,
  }
}

const samples = new Map<string, Sample[]>(files.map(({ form }) => [form, []]))
for (let round = 0; round <= repeat; round++) {
  for (const { form, path } of files) {
    const sample = measure(path)
    if (round > 0) samples.get(form)?.push(sample)
  }
  process.stderr.write(`round ${round} of ${repeat}\r`)
}

const speeds = (form: string) => (samples.get(form) ?? []).map(s => s.gigabytesPerSecond)
const raw = median(speeds('raw'))
console.log(
  `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} CPUs, Node ${process.versions.node}`,
)
console.log(`one thread, median of ${repeat} (lowest–highest), GB/s of guest memory\n`)
for (const { form } of files) {
  const all = samples.get(form) ?? []
  const opening = median(all.map(s => s.openMs)).toFixed(1)
  const inventory = (median(all.map(s => s.inventory)) * 1000).toFixed(0)
  const of = speeds(form)
  console.log(
    `${form.padEnd(24)} ${median(of).toFixed(2)} (${spread(of)}), ${(median(of) / raw).toFixed(2)} × raw, opened in ${opening} ms, inventory ${inventory} ms`,
  )
}
