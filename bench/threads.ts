/**
 * Throughput of the job against the number of threads, in the series' table ("Thread #, Throughput", GiB/s of
 * guest memory), beside a plain loop of the same codec in one thread without any queue. Points are measured
 * in rounds, one after the other, so that what slows the machine for a while slows all of them. The guest is
 * the built-in sample several times over, and 64 threads warm up longer: each of them compiles code of its own,
 * which takes it some thousands of pages.
 *
 *   npm run bench -- [--codec zlib] [--level 1] [--request-size 4096] [--repeat 5] [--copies 8] [--file DUMP]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import type { DumpReference } from '../src/main/dump/dump.ts'
import { openDump } from '../src/main/dump/open.ts'
import { Engine } from '../src/main/migration/engine.ts'
import {
  defaultSettings,
  MiB,
  runSettingsSchema,
  type RunSettings,
} from '../src/shared/settings.ts'
import { plainLoop } from './plain-loop.ts'
import { median, spread } from './statistics.ts'
import { writeRaw } from './write-guest.ts'

const { values } = parseArgs({
  options: {
    codec: { type: 'string', default: 'zlib' },
    level: { type: 'string', default: '1' },
    'request-size': { type: 'string', default: '4096' },
    repeat: { type: 'string', default: '5' },
    copies: { type: 'string', default: '8' },
    file: { type: 'string' },
  },
})
const counts = [1, 2, 4, 8, 16, 64]
const WARM_UP = 4
const repeat = Math.max(1, Number(values.repeat))

const folder = mkdtempSync(join(tmpdir(), 'migrascope-bench-'))
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true })
})
const dump: DumpReference = {
  kind: 'file',
  path: values.file ?? writeRaw(folder, Math.max(1, Number(values.copies))),
}
using opened = openDump(dump)
const { facts } = opened
const settings: RunSettings = v.parse(runSettingsSchema, {
  ...defaultSettings,
  codec: values.codec,
  level: Number(values.level),
  requestBytes: Number(values['request-size']),
  source: 'memory',
  // Both halves, and pages that are not whole.
  arenaBytes: 2 * (Math.ceil(facts.guestBytes / MiB) + 1) * MiB,
})

// One engine, resized from point to point: threads beyond a point's number are parked and take no part.
const worker = (name: string) => new URL(`../out/main/workers/${name}.js`, import.meta.url)
const engine = new Engine({
  pump: worker('pump'),
  compress: worker('compress'),
  decompress: worker('decompress'),
  census: worker('census'),
})

async function measure(threads: number): Promise<number> {
  const { result } = await engine.run({
    dump,
    facts,
    settings: { ...settings, threads },
    signal: new AbortController().signal,
    onRunning: () => undefined,
    onSample: () => undefined,
  })
  return result.bytesIn / 2 ** 30 / (result.wallNs / 1e9)
}

const loop: number[] = []
const samples = new Map<number, number[]>(counts.map(threads => [threads, []]))
// Until each of the 64 threads runs compiled code; the first round starts the others.
for (let i = 0; i < WARM_UP; i++) await measure(64)
for (let round = 0; round <= repeat; round++) {
  const alone = plainLoop(opened, settings)
  if (round > 0) loop.push(alone)
  for (const threads of counts) {
    const throughput = await measure(threads)
    if (round > 0) samples.get(threads)?.push(throughput)
  }
  process.stderr.write(`round ${round} of ${repeat}\r`)
}
await engine[Symbol.asyncDispose]()

const base = median(loop)
const of = (threads: number) => median(samples.get(threads) ?? [])
console.log(
  `${facts.name}, ${settings.codec} level ${settings.level}, ${settings.requestBytes} bytes a request`,
)
console.log(
  `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} CPUs, Node ${process.versions.node}`,
)
console.log(`median of ${repeat} (lowest–highest), GiB/s of guest memory\n`)
console.log('Thread #, Throughput')
console.log(`plain loop, ${base.toFixed(3)} (${spread(loop)})`)
for (const threads of counts) {
  const times = (of(threads) / base).toFixed(2)
  console.log(
    `${String(threads).padStart(8)}, ${of(threads).toFixed(3)} (${spread(samples.get(threads) ?? [])}), ${times} × plain loop`,
  )
}
console.log(`\ntwo threads ÷ one:    ${(of(2) / of(1)).toFixed(2)}`)
console.log(`64 threads ÷ two:     ${(of(64) / of(2)).toFixed(2)}`)
