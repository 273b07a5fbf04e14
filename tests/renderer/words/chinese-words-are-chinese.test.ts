import { expect, test } from 'vitest'
import { texts } from '../../../src/renderer/strings/index.ts'

/** Stands for what a sentence is given: a name, a figure. */
const GIVEN = '\u{E000}'

function called(make: (...given: readonly unknown[]) => unknown): unknown {
  const given = (one: unknown) => Array.from({ length: make.length }, () => one)
  try {
    return make(...given(GIVEN))
  } catch {
    // It takes a list of them.
    return make(...given([GIVEN, GIVEN, GIVEN]))
  }
}

/** Every text under its path; functions are called with something in every place. */
function* leaves(value: unknown, path = ''): Generator<readonly [path: string, text: string]> {
  if (typeof value === 'string') yield [path, value]
  else if (typeof value === 'function') {
    yield* leaves(called(value as (...given: readonly unknown[]) => unknown), `${path}()`)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* leaves(inner, `${path}.${key}`)
  }
}

const english = new Map(leaves(texts.en))
const chinese = new Map(leaves(texts.zh))

/** What is written the same in both: QEMU's and the codecs' identifiers, units, signs, names. */
const same = new Set([
  ...['Migrascope', 'CPU', 'PNG', 'CSV', 'normal', 'busy', 'busy-rate', 'compressed-size', 'p'],
  ...['', '–', '−', '▲', '▼', '=', '?', 'Esc', '95 %', 'English', '中文', 'Gbit/s', 'MB/s'],
  ...['zstd-* t4 *, *nowait*', `compress-wait-thread on`, 'compress-wait-thread off'],
  ...[GIVEN, `${GIVEN} – ${GIVEN}`, `SHA-256 ${GIVEN}`, `${GIVEN} / ${GIVEN}`],
])

/** Latin words within Chinese ones: identifiers, names of programs and formats, units, keys, patterns. */
const latin = new Set([
  ...[
    'Migrascope',
    'QEMU',
    'ELF',
    'core',
    'kdump',
    'libvirt',
    'LiME',
    'AVML',
    'Windows',
    'Markdown',
  ],
  ...['normal', 'duplicate', 'busy', 'busy-rate', 'compressed-size', 'compression-rate', 'memcpy'],
  ...[
    'compress-wait-thread',
    'on',
    'off',
    'dirty-pages-rate',
    'downtime',
    'max-bandwidth',
    'multifd',
  ],
  ...[
    'CPU',
    'NUMA',
    'cgroup',
    'nice',
    'numactl',
    'performance',
    'SHA-256',
    'PNG',
    'CSV',
    'L2',
    'L3',
  ],
  ...['zlib', 'zlib-', 'zstd', 'zstd-', 'nowait', 't4', 't8', 'p50', 'p99', 'v2', 'v3', 'p'],
  ...[
    'MiB',
    'GiB',
    'KiB',
    'MB/s',
    'Gbit/s',
    'Mbit/s',
    'ms',
    's',
    'English',
    'Esc',
    'JSON',
    'HTML',
    'zip',
  ],
  ...['fflate', 'node', 'JavaScript', 'WebAssembly', 'Zstandard', 'LZ4', 'Linux'],
  // Figures of a command line: 4K, 400MB/s, 20000pages.
  ...['K', 'M', 'B', 'pages', 'pages/s', 'total-time'],
  ...['Ctrl', 'Shift', 'Enter', 'Backspace', 'W', 'A', 'S', 'D'],
])

test('both languages have a text in every place', () => {
  expect(english.size).toBeGreaterThan(500)
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
})

test('no text is left in English but what is the same in both', () => {
  const left = [...chinese].filter(([path, text]) => english.get(path) === text && !same.has(text))
  expect(left).toEqual([])
})

test('the only Latin words in Chinese texts are those that stay as they are', () => {
  const words = [...chinese].flatMap(([path, text]) =>
    (text.match(/[\w.]*[A-Za-z][\w/-]*/g) ?? [])
      .filter(
        word =>
          !latin.has(word.replace(/^[\d.]+(?=(?:[KM]|[KMG]i?B|MB\/s|ms|s|pages|pages\/s)$)/, '')),
      )
      .map(word => `${path}: ${word}`),
  )
  expect(words).toEqual([])
})

test('Chinese stands apart from Latin and digits by a space, and has marks of its own width', () => {
  const wrong = [...chinese].filter(
    ([, text]) =>
      /\p{Script=Han}[A-Za-z\d]|[A-Za-z\d%]\p{Script=Han}/u.test(text) ||
      /\p{Script=Han} ?[,;:!?()]|[,;:!?()] ?\p{Script=Han}/u.test(text) ||
      /[，。；：！？、）（] | [，。；：！？、）]|\.{3}/.test(text),
  )
  expect(wrong).toEqual([])
})

/** Given words are Chinese themselves. */
const chineseGiven =
  /\.(table\.(sortBy|setting)|log\.(connected|runEnded|sweepEnded)|charts\.scaling\.of|compare\.counted|notice\.\w+|link\.\w+(\.\w+)?)\(\)/

test('what a sentence is given stands apart by a space or in quotes', () => {
  const wrong = [...chinese].filter(
    ([path, text]) =>
      !chineseGiven.test(path) &&
      new RegExp(`\\p{Script=Han}${GIVEN}|${GIVEN}\\p{Script=Han}`, 'u').test(text),
  )
  expect(wrong).toEqual([])
})
