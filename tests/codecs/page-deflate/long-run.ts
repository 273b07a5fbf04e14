/**
 * `node tests/codecs/page-deflate/long-run.ts [--cases N] [--seed S]`: the tests' seeded inputs, many more of
 * them. The same seed makes the same cases; without one it is the time. Ends at the first that fails.
 */
import { parseArgs } from 'node:util'
import { check } from './check.ts'
import { caseOf } from './inputs.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
})
const cases = Number(values.cases)
const seed = Number(values.seed)
const say = (text: string) => process.stdout.write(`${text}\n`)

say(`seed ${seed}`)
let bytesIn = 0
let bytesOut = 0
for (let i = 0; i < cases; i++) {
  const { name, input } = caseOf(seed, i)
  bytesIn += input.length
  bytesOut += check(name, input, 1 + (i % 3))
  if ((i + 1) % 50_000 === 0) say(`${i + 1} cases, ${bytesIn} bytes became ${bytesOut}`)
}
say(`${cases} cases restored, ${bytesIn} bytes became ${bytesOut}`)
