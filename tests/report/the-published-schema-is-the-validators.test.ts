/** docs/report.schema.json is what the sources give; ajv takes our reports by it and refuses others; each field is told of. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { exportReport } from '../../src/main/report/export/export-report.ts'
import { hostileReport } from './export/hostile-report.ts'
import { richReport } from './export/rich-report.ts'
import { sampleReport } from './sample-report.ts'

const root = join(import.meta.dirname, '../..')
const published = readFileSync(join(root, 'docs/report.schema.json'), 'utf8')
const schema = JSON.parse(published) as object

test('it is what npm run schema writes', () => {
  const script =
    "import { reportSchemaText } from './scripts/lib/report-schema.mjs'; process.stdout.write(await reportSchemaText())"
  const made = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(published, 'run npm run schema').toBe(made)
})

test('ajv takes exported reports, also of before there were imports', async () => {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema)
  for (const report of [sampleReport, richReport(), hostileReport()]) {
    const [file] = await exportReport(report, 'json')
    const content = JSON.parse(String(file?.content)) as Record<string, unknown>
    validate(content)
    expect(validate.errors).toBeNull()
    delete content['imported']
    expect(validate(content)).toBe(true)
  }
})

test('ajv refuses what the program refuses', () => {
  const validate = new Ajv({ strict: false }).compile(schema)
  const [point] = sampleReport.points
  for (const change of [
    { version: 3 },
    { outcome: 'lost' },
    { dumps: [] },
    { points: [{ ...point, samples: 'none' }] },
    { points: Array.from({ length: 5001 }, () => point) },
    { command: 'x'.repeat(5000) },
    { environment: null },
  ]) {
    expect([change, validate({ ...sampleReport, ...change })]).toEqual([change, false])
  }
})

test('the documentation names every field', () => {
  const text = readFileSync(join(root, 'docs/report-format.md'), 'utf8')
  const missing = [...fieldsOf(schema)].filter(field => !text.includes(`\`${field}\``))
  expect(missing).toEqual([])
})

function fieldsOf(node: unknown, found = new Set<string>()): Set<string> {
  if (typeof node !== 'object' || node === null) return found
  if ('properties' in node && typeof node.properties === 'object' && node.properties !== null) {
    for (const name of Object.keys(node.properties)) found.add(name)
  }
  for (const value of Object.values(node)) fieldsOf(value, found)
  return found
}
