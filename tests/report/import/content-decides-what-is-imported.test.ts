import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readRows, withImported } from '../../../src/main/report/import/import-rows.ts'
import { parseReport } from '../../../src/main/report/parse-report.ts'
import { sampleReport } from '../sample-report.ts'
import { failureOf } from './rows.ts'

const answers = JSON.parse(
  readFileSync(join(import.meta.dirname, 'query-migrate.json'), 'utf8'),
) as Record<string, object>
const table = `Compressor name,Compression speed,Decompression speed,Original size,Compressed size,Ratio,Filename
zstd 1.5.7 -1,422.27,1347.61,1000,500,50.00,f`

test('either of them, under any name', () => {
  const [qemu] = readRows('a.csv', ` \n${JSON.stringify(answers['qemu100-plain'])}`)
  const [lzbench] = readRows('b.json', table)
  expect([qemu?.source, lzbench?.source]).toEqual(['qemu', 'lzbench'])
  expect(failureOf(() => readRows('c', 'neither')).code).toBe('bad-format')
})

test('a report keeps them when it is written and read', () => {
  const once = withImported(sampleReport, readRows('b.csv', table))
  const twice = withImported(once, readRows('c.csv', table))
  expect(parseReport('r', JSON.stringify(twice)).imported.map(row => row.file)).toEqual([
    'b.csv',
    'c.csv',
  ])
  expect(sampleReport.imported).toEqual([])
})

test('more than a report holds are refused', () => {
  const [row] = readRows('b.csv', table)
  const many = Array.from({ length: 1000 }, () => row).filter(r => r !== undefined)
  const full = withImported(sampleReport, many)
  expect(failureOf(() => withImported(full, many.slice(0, 1))).code).toBe('too-large')
})
