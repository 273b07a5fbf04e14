import { expect, test } from 'vitest'
import { runCli } from './run-cli.ts'

test.each([
  [['--plan', 'thread'], '--plan is one of threads, codecs, seed'],
  [['--codec', 'gzip:1'], '--codec is one of'],
  [['--codec', 'zlib:10'], '--codec zlib has levels 0 to 9'],
  [['--codec', 'zlib:'], '--codec zlib has levels'],
  [['--threads', '0'], '--threads is a list such as 1,2,4,8-64:4'],
  [['--threads', '4-2'], "not '4-2'"],
  [['--request-size', '4K,5K'], "not '5K'"],
  [['--wait-thread', 'on,perhaps'], "not 'perhaps'"],
  [['--design', 'v2'], '--design is one of'],
  [['--repeat', '5-3'], '--repeat is a number of samples or two'],
  [['--repeat', '0'], "not '0'"],
  [['--precision', '200%'], '--precision is a share in per cent'],
  [['--precision', 'good'], "not 'good'"],
  [['--warm-up', '-1'], '--warm-up is a whole number from 0 to 100'],
  [['--seed', '4294967296'], '--seed is a whole number'],
  [['--shard', '5/4'], '--shard is I/N'],
  [['--shard', '0/4'], '--shard is I/N'],
  [['--shard-by', 'dump'], 'goes with --shard'],
  [['--shard', '1/2', '--shard-by', 'codec'], '--shard-by is one of point, dump'],
  [['--source', 'tape'], '--source is one of'],
  [['--arena', '8M'], '--arena is a size'],
  [['--report', 'nowhere/at/all.json'], 'No report can be saved in'],
])('sweep --sample %j', async (words, expected) => {
  const { code, err, out } = await runCli(['sweep', '--sample', ...words])
  expect(err).toContain(expected)
  expect(code).toBe(words[0] === '--report' ? 1 : 2)
  expect(out).toBe('')
})

test('no file', async () => {
  expect((await runCli(['sweep'])).err).toContain('which files?')
})

test.each([
  [['a', 'b'], 'one ID, not 2'],
  [['a', '--resume', '--forget'], 'not both'],
  [['--resume'], 'which one?'],
])('recover %j', async (words, expected) => {
  const { code, err } = await runCli(['recover', ...words])
  expect(err).toContain(expected)
  expect(code).toBe(2)
})
