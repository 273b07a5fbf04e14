/** lzbench's three layouts of CSV, as its sources print them. */
import { expect, test } from 'vitest'
import { readLzbench } from '../../../src/main/report/import/lzbench.ts'
import { expectValid, failureOf } from './rows.ts'

const speeds =
  'Compressor name,Compression speed,Decompression speed,Original size,Compressed size,Ratio,Filename'
const table = `${speeds}
memcpy,10125.07,10131.65,211957760,211957760,100.00,silesia.tar
zstd 1.5.7 -1,422.27,1347.61,211957760,73422932,34.64,silesia.tar
lz4fast 1.10.0 -3,781.10,0.00,211957760,107066190,50.51,a, b.tar
`

test('a table with speeds', () => {
  const rows = readLzbench('out.csv', table)
  expectValid(rows)
  expect(rows.map(row => row.name)).toEqual(['memcpy', 'zstd 1.5.7 -1', 'lz4fast 1.10.0 -3'])
  expect(rows[1]).toEqual({
    source: 'lzbench',
    name: 'zstd 1.5.7 -1',
    file: 'out.csv',
    input: 'silesia.tar',
    throughput: 422.27,
    decompressThroughput: 1347.61,
    ratio: 211_957_760 / 73_422_932,
    bytesIn: 211_957_760,
    bytesOut: 73_422_932,
    qemu: null,
    notes: [],
  })
})

test('a failed round trip has no speed, and a name keeps its comma', () => {
  const row = readLzbench('out.csv', table)[2]
  expect(row).toMatchObject({ decompressThroughput: null, input: 'a, b.tar' })
  expect(row?.notes[0]).toContain('failed')
})

test('a table with times', () => {
  const text = `Compressor name,Compression time in us,Decompression time in us,Original size,Compressed size,Ratio,Filename
zlib 1.3.1 -1,2000000,500000,211957760,77260070,36.45,silesia.tar\r\n`
  expect(readLzbench('t', text)[0]).toMatchObject({
    throughput: 105.97888,
    decompressThroughput: 423.91552,
  })
})

test('a table of before there was an original size', () => {
  const text = `Compressor name,Compression speed,Decompression speed,Compressed size,Ratio,Filename
zlib 1.2.8 -1,85.00,281.00,77260070,36.45,silesia.tar`
  const [row] = readLzbench('t', text)
  expect(row?.ratio).toBeCloseTo(2.7435, 3)
  expect(row?.bytesIn).toBeCloseTo(211_957_760, -5)
})

test('what is printed around, quotes of a spreadsheet, and the sorted table again', () => {
  const quoted = table.replace('zstd 1.5.7 -1,', '"zstd 1.5.7 -1",')
  const text = `lzbench 2.1 | GCC 12.2.0 | 64-bit Linux
${quoted}done... (cIters=1 dIters=1 cTime=1.0 dTime=2.0 chunkSize=1706MB cSpeed=0MB)

The results sorted by column number 4:
${quoted}`
  expect(readLzbench('out.csv', text)).toEqual(readLzbench('out.csv', table))
})

test('a speed that printf calls inf is no figure', () => {
  const [row] = readLzbench('t', `${speeds}\nmemcpy,inf,-nan,0,0,-nan,empty`)
  expect(row).toMatchObject({ throughput: null, decompressThroughput: null, ratio: null })
})

test.each([
  ['a text without the heading', 'a,b,c\n1,2,3\n', 'bad-format', undefined],
  ['Markdown', '| Compressor name | Compression|\n', 'bad-format', undefined],
  ['a line cut short', `${table}zstd 1.5.7 -2,42`, 'bad-format', 5],
  ['a negative speed', `${speeds}\nzstd,-1,1,1,1,1,f`, 'bad-format', 2],
  ['another base', `${speeds}\nzstd,0x10,1,1,1,1,f`, 'bad-format', 2],
  ['a row without a name', `${speeds}\n,1,1,1,1,1,f`, 'bad-format', 2],
  ['too many rows', `${speeds}${'\nzstd,1,1,1,1,1,f'.repeat(1001)}`, 'too-large', undefined],
  ['too much text', 'x'.repeat(4 * 1024 * 1024 + 1), 'too-large', undefined],
])('%s is refused', (_, text, code, line) => {
  const failure = failureOf(() => readLzbench('out.csv', text))
  expect(failure.code).toBe(code)
  expect(failure.details['line']).toBe(line)
})
