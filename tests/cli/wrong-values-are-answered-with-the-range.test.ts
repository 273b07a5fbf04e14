import { expect, test } from 'vitest'
import { codecIds } from '../../src/shared/codecs.ts'
import { runCli } from './run-cli.ts'

test.each([
  [['--threads', '0'], '--threads is a whole number from 1 to 256'],
  [['--threads', '257'], '--threads is a whole number from 1 to 256'],
  [['--threads', '2.5'], "not '2.5'"],
  [['--threads', '-1'], "not '-1'"],
  [['--threads'], '--threads needs a value'],
  [['--decompress-threads', 'two'], '--decompress-threads is a whole number'],
  [['--codec', 'gzip'], `--codec is one of ${codecIds.join(', ')}`],
  [['--level', '10'], 'from 0 to 9 for zlib'],
  [['--codec', 'zstd', '--level', '-8'], 'from -7 to 22 for zstd'],
  [['--codec', 'none', '--level', '1'], '--level is 0 for none'],
  [['--request-size', '5K'], '--request-size is a size (4K, 8K'],
  [['--request-size', '2M'], "not '2M'"],
  [['--design', 'v2'], '--design is one of per-thread, baseline'],
  [['--requests-per-thread', '65'], 'auto or a whole number from 1 to 64'],
  [['--requests-per-thread', 'many'], "not 'many'"],
  [['--wait-thread', 'maybe'], '--wait-thread is one of on, off'],
  [['--source', 'tape'], '--source is one of auto, memory, sample, disk'],
  [['--arena', '8M'], '--arena is a size (16M to 4096M)'],
  [['--arena', '16385K'], '--arena is a size'],
  [['--verify=yes'], '--verify takes no value'],
])('run --sample %j', async (words, expected) => {
  const { code, err, out, host } = await runCli(['run', '--sample', ...words])
  expect(err).toContain(expected)
  expect(err).toContain('migrascope run --help says more')
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(host.settings).toEqual([])
})

test.each([
  [[], 'migrascope COMMAND'],
  [['run'], 'which file?'],
  [['run', 'a', 'b'], 'run takes one file, not 2'],
  [['run', 'a', '--sample'], 'not both'],
  [['info'], 'which file?'],
  [['info', 'a', 'b'], 'info takes one file'],
  [['report'], 'which file?'],
  [['serve', '--port', '70000'], '--port is a whole number from 1 to 65535'],
  [['help', 'nothing'], "there is no command 'nothing'"],
])('%j', async (words, expected) => {
  const { code, err } = await runCli(words)
  expect(err).toContain(expected)
  expect(code).toBe(2)
})
