/**
 * The suite: runs its parts one after the other, prints what each has measured, and writes it into
 * docs/performance.md, pictures beside it. A part that fails is named at the end, and what it had written before
 * stays; the others go on. Exit code 1 then.
 *
 *   npm run bench                                  everything, about a quarter of an hour
 *   npm run bench -- all queue pools               these parts, written as well
 *   npm run bench -- all compare                   one that takes too long to be in everything
 *   npm run bench -- all --quick                   to see that all works; writes nothing
 *   … [--docs FOLDER] [--repeat N] [--ms N] [--copies N] [--file DUMP]
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { formatted, partMarkdown, replaceBlock } from './lib/document.ts'
import { machineLine } from './lib/machine.ts'
import { runPart } from './lib/run-part.ts'
import { onRequest, suite } from './lib/suite.ts'
import { type Comparison, comparisonTable, markdownTable, textTable } from './lib/table.ts'

const { positionals, tokens, values } = parseArgs({
  allowPositionals: true,
  strict: true,
  tokens: true,
  options: {
    docs: { type: 'string' },
    quick: { type: 'boolean', default: false },
    repeat: { type: 'string' },
    ms: { type: 'string' },
    copies: { type: 'string' },
    file: { type: 'string' },
  },
})
const known = [...suite, ...onRequest]
const unknown = positionals.find(name => !known.includes(name))
if (unknown !== undefined)
  throw new Error(`no part is called ${unknown}; there are ${known.join(', ')}`)
const parts = positionals.length > 0 ? known.filter(name => positionals.includes(name)) : suite
const words = tokens.flatMap(token =>
  token.kind !== 'option' || token.name === 'docs'
    ? []
    : [`--${token.name}`, ...(token.value === undefined ? [] : [token.value])],
)

const docs = values.docs ?? fileURLToPath(new URL('../docs', import.meta.url))
const path = resolve(docs, 'performance.md')
// Rough figures are not to be kept by accident.
const writes = !values.quick || values.docs !== undefined
const machine = `${machineLine()}, ${new Date().toISOString().slice(0, 10)}`

const failed: string[] = []
const comparisons: Comparison[] = []
for (const name of parts) {
  console.log(`── ${name}`)
  const outcome = await runPart(name, words)
  if (!outcome.ok) {
    failed.push(name)
    console.log(`${name} failed: ${outcome.reason}\n`)
    continue
  }
  console.log(`(${outcome.seconds.toFixed(0)} s)\n`)
  comparisons.push(...outcome.measured.comparisons)
  if (!writes) continue
  await write(name, partMarkdown(outcome.measured, machine))
  for (const [file, svg] of Object.entries(outcome.measured.pictures ?? {})) {
    writeFileSync(join(docs, file), svg)
  }
}
if (comparisons.length > 0) console.log(textTable(comparisonTable(comparisons)))
if (parts === suite && writes) {
  await write('summary', `${markdownTable(comparisonTable(comparisons), 2)}\n\n${machine}.`)
}
if (failed.length > 0) {
  console.log(`\nfailed: ${failed.join(', ')}`)
  process.exitCode = 1
}

async function write(block: string, body: string): Promise<void> {
  // Read anew each time: the prose around may be edited while the suite runs.
  const document = replaceBlock(readFileSync(path, 'utf8'), block, body)
  writeFileSync(path, await formatted(document, path))
}
