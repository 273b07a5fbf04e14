/** `scripts/fuzz.mjs`: as many cases as asked, told as they go; a crasher is kept as a fixture. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { Crash, runFuzz } from './watch-child.ts'

/** Cases per child, so that what one leaves in memory does not add up unseen. */
const BATCH = 20_000

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    format: { type: 'string' },
  },
})
const cases = Number(values.cases)
const totals: Record<string, number> = {}
const say = (text: string) => process.stdout.write(`${text}\n`)

say(`seed ${values.seed}`)
try {
  for (let first = 0; first < cases; first += BATCH) {
    const count = Math.min(BATCH, cases - first)
    const options = ['--cases', String(count), '--first', String(first), '--seed', values.seed]
    if (values.format !== undefined) options.push('--format', values.format)
    const { outcomes, peakBytes, folder } = await runFuzz(options)
    rmSync(folder, { recursive: true })
    for (const [key, value] of Object.entries(outcomes)) totals[key] = (totals[key] ?? 0) + value
    say(`${first + count} cases, at most ${Math.round(peakBytes / 2 ** 20)} MiB`)
  }
  for (const key of Object.keys(totals).sort()) say(`${key}: ${totals[key]}`)
} catch (error) {
  if (!(error instanceof Crash)) throw error
  say(error.message)
  process.exitCode = 1
  if (error.file !== '') {
    const folder = new URL('crashers/', import.meta.url)
    mkdirSync(folder, { recursive: true })
    const kept = `${basename(dirname(error.file))}-${basename(error.file)}.gz`
    writeFileSync(new URL(kept, folder), gzipSync(readFileSync(error.file)))
    say(`Kept as tests/dump/fuzz/crashers/${kept}.`)
  }
}
