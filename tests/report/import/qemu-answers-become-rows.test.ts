/** Answers of real migrations of one guest of 148,040 KiB, QEMU 7.2 and 10.0, as QMP gave them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readQueryMigrate } from '../../../src/main/report/import/query-migrate.ts'
import { expectValid, failureOf } from './rows.ts'

const answers = JSON.parse(
  readFileSync(join(import.meta.dirname, 'query-migrate.json'), 'utf8'),
) as Record<string, object>
const rowOf = (name: string) => {
  const row = readQueryMigrate(`${name}.json`, JSON.stringify({ return: answers[name] }))
  expectValid([row])
  return row
}

test('compress: the ratio and the speed come from totals', () => {
  const row = rowOf('qemu72-compress')
  expect(row).toMatchObject({ source: 'qemu', name: 'compress', bytesOut: 49_976_274 })
  expect(row.ratio).toBeCloseTo((27_618 * 4096) / 49_976_274, 9)
  expect(row.bytesIn).toBe((27_618 + 9406 + 6) * 4096)
  // Bytes over 1231 ms.
  expect(row.throughput).toBeCloseTo(151_674_880 / 1.231 / 1e6, 6)
  expect(row.qemu).toMatchObject({ totalTime: 1232, downtime: 18, busy: 0, normal: 6 })
})

test('a migration too short for a compression-rate has a ratio all the same', () => {
  expect(rowOf('qemu72-compress-short').ratio).toBeCloseTo(3.3288, 3)
})

test('multifd: a ratio where the bytes are those on the wire, and none where they are not', () => {
  expect(rowOf('qemu100-multifd-zlib').ratio).toBeCloseTo(2.3686, 3)
  const old = rowOf('qemu72-multifd-zlib')
  expect(old.ratio).toBeNull()
  expect(old.notes.join()).toContain('before compression')
})

test('a plain migration has a speed and no ratio', () => {
  const row = rowOf('qemu100-plain')
  expect(row).toMatchObject({ name: 'without compression', ratio: null, bytesOut: 113_557_546 })
  expect(row.throughput).toBeCloseTo(606.37, 1)
})

test('the object without the answer around it reads the same', () => {
  const text = JSON.stringify(answers['qemu100-plain'])
  expect(readQueryMigrate('qemu100-plain.json', text)).toEqual(rowOf('qemu100-plain'))
})

test('one that is not over says so', () => {
  const answer = { ...answers['qemu100-plain'], status: 'cancelled' }
  expect(readQueryMigrate('a', JSON.stringify(answer)).notes[0]).toContain('cancelled')
})

test.each([
  ['no JSON', 'Migration status: completed', 'bad-format'],
  ['another object', '{"return": {}}', 'bad-format'],
  ['a list', '[]', 'bad-format'],
  ['nothing of the memory yet', '{"return": {"status": "setup"}}', 'bad-format'],
  ['depth', '{"return":'.repeat(20_000), 'bad-format'],
  ['size', ' '.repeat(1024 * 1024 + 1), 'too-large'],
  ['a negative number', '{"status":"completed","total-time":-1}', 'bad-format'],
  ['a number without end', '{"status":"completed","total-time":1e999}', 'bad-format'],
])('%s is refused', (_, text, code) => {
  expect(failureOf(() => readQueryMigrate('answer.json', text))).toMatchObject({
    code,
    details: { file: 'answer.json' },
  })
})
