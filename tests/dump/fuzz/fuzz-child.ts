/**
 * Runs fuzz cases: `fuzz-child.ts --folder DIR [--cases N] [--seed S] [--first I] [--format F]`. The file of the
 * case that is on lies in DIR/<format> as `case-<seed>-<index>`, so that whoever watches can keep it. Writes a
 * line of JSON every hundred cases and a last one with what came of them all; ends with 1 at the first crasher.
 */
import { mkdirSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { mutate } from './mutate.ts'
import { Random } from './random.ts'
import { subjects } from './subjects.ts'
import { tryFile } from './try-file.ts'

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    cases: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
    format: { type: 'string' },
  },
})
const { folder = '.', format } = values
const [cases, seed, first] = [values.cases, values.seed, values.first].map(Number)
const say = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)

const made = Object.entries(subjects)
  .filter(([name]) => format === undefined || name === format)
  .map(([name, make]) => ({ name, ...make() }))
if (made.length === 0) {
  throw new Error(`There is no ${format}, but ${Object.keys(subjects).join(', ')}.`)
}

const outcomes: Record<string, number> = {}
for (const { name, beside = {} } of made) {
  mkdirSync(join(folder, name), { recursive: true })
  for (const [file, bytes] of Object.entries(beside)) writeFileSync(join(folder, name, file), bytes)
}
let path = ''
const from = first ?? 0
for (let index = from; index < from + (cases ?? 0); index++) {
  const random = new Random(seed ?? 1, index)
  const subject = made[index % made.length]
  const other = made[random.below(made.length)]
  if (!subject || !other) break
  if (path !== '') rmSync(path)
  path = join(folder, subject.name, `case-${seed}-${index}`)
  writeFileSync(path, mutate(subject.bytes, subject.spans, other.bytes, random))
  try {
    const outcome = tryFile(path)
    const key = `${subject.name} ${outcome}`
    outcomes[key] = (outcomes[key] ?? 0) + 1
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    say({ crasher: path, error: text })
    process.exit(1)
  }
  if (index % 100 === 0) say({ index })
}
if (path !== '') rmSync(path)
say({ outcomes, peakBytes: process.resourceUsage().maxRSS * 1024 })
