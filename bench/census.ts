/**
 * How fast a census goes, in GB/s of guest memory: by the reader alone and by the threads of the census workqueue,
 * in turns. Files lie in the page cache after the first round.
 *
 *   npm run bench -- census [--threads N] [--repeat 5] [DUMP…]      (the built-in sample without one)
 */
import { availableParallelism, cpus } from 'node:os'
import { parseArgs } from 'node:util'
import type { DumpReference } from '../src/main/dump/dump.ts'
import { openDump } from '../src/main/dump/open.ts'
import { PageCounter } from '../src/main/migration/page-counter.ts'
import { Progress } from '../src/main/migration/progress.ts'
import { PumpPort } from '../src/main/migration/pump-port.ts'
import { median, spread } from './statistics.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    threads: { type: 'string', default: String(Math.min(8, availableParallelism())) },
    repeat: { type: 'string', default: '5' },
  },
})
const repeat = Math.max(1, Number(values.repeat))
const threads = Math.max(2, Number(values.threads))
const dumps: DumpReference[] = positionals.map(path => ({ kind: 'file', path }))
if (dumps.length === 0) dumps.push({ kind: 'sample' })

const worker = (name: string) => new URL(`../out/main/workers/${name}.js`, import.meta.url)
const reader = new PumpPort(worker('pump'), 'reader')
const workerUrl = worker('census')
const alone = new PageCounter({ reader, workerUrl, threads: 1 })
const shared = new PageCounter({ reader, workerUrl, threads, minBytes: 0 })

async function measure(counter: PageCounter, dump: DumpReference): Promise<number> {
  using opened = openDump(dump)
  const { access, facts } = opened
  const { signal } = new AbortController()
  const began = performance.now()
  const progress = new Progress()
  const { guestBytes, pageSize } = facts
  const { census } = await counter.count({ dump, access, guestBytes, progress, signal })
  return (census.total * pageSize) / (performance.now() - began) / 1e6
}

console.log(
  `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} CPUs, Node ${process.versions.node}`,
)
console.log(`median of ${repeat} (lowest–highest), GB/s of guest memory\n`)
for (const dump of dumps) {
  using opened = openDump(dump)
  const one: number[] = []
  const all: number[] = []
  for (let round = 0; round <= repeat; round++) {
    const [single, several] = [await measure(alone, dump), await measure(shared, dump)]
    if (round === 0) continue
    one.push(single)
    all.push(several)
  }
  const { name, format } = opened.facts
  console.log(`${name}, ${format}, ${opened.access}`)
  console.log(`  reader alone  ${median(one).toFixed(3)} (${spread(one)})`)
  const times = (median(all) / median(one)).toFixed(2)
  console.log(`  ${threads} threads     ${median(all).toFixed(3)} (${spread(all)}), ${times} ×`)
}
await alone[Symbol.asyncDispose]()
await shared[Symbol.asyncDispose]()
await reader[Symbol.asyncDispose]()
