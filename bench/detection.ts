/**
 * Telling zero pages and pages of one byte from others, one thread, GB/s: on pages that are in the processor's cache,
 * as a census finds them after reading, and on more memory than a cache holds.
 *
 *   npm run bench -- detection [--repeat 7] [--ms 200]
 */
import { pageClassifier } from '../src/workers/page-class.ts'
import { zeroTest } from '../src/workers/zero-page.ts'
import { ms, repeat } from './lib/options.ts'
import { part } from './lib/part.ts'
import { inRounds, type Measure } from './lib/rounds.ts'
import { withSpread } from './lib/table.ts'

const PAGE = 4096
const CACHED = 2 ** 20
const LARGE = 2 ** 28
const duration = ms(200)

/** Goes over `bytes` again and again. GB/s */
function speed(bytes: number, look: (offset: number) => unknown): number {
  const began = performance.now()
  let done = 0
  do {
    for (let at = 0; at < bytes; at += PAGE) look(at)
    done += bytes
  } while (performance.now() - began < duration)
  return done / 1e6 / (performance.now() - began)
}

await part('Zero pages and pages of one byte, one thread', async () => {
  const cases: Record<string, Measure> = {}
  for (const [bytes, where] of [
    [CACHED, 'in the cache'],
    [LARGE, '256 MiB'],
  ] as const) {
    const zeros = new Uint8Array(new SharedArrayBuffer(bytes))
    const ones = new Uint8Array(new SharedArrayBuffer(bytes)).fill(1)
    // Touched, or all of it would be the system's one page of zeros.
    zeros.fill(0)
    const isZero = zeroTest(zeros)
    const classify = pageClassifier(ones, PAGE)
    cases[`zero pages, ${where}`] = () => speed(bytes, at => isZero(at, PAGE))
    cases[`same-byte pages, ${where}`] = () => speed(bytes, classify)
  }
  const samples = await inRounds({ repeat: repeat(7), cases })
  const wanted = Object.keys(cases).filter(name => name.endsWith('cache'))
  return {
    comparisons: wanted.map(name => ({
      what: `detection of ${name}`,
      against: '–',
      samples: samples.of(name),
      unit: 'GB/s',
      atLeast: 15,
    })),
    tables: [
      {
        title: 'GB/s of one thread',
        head: ['', 'median (lowest–highest)'],
        rows: Object.keys(cases).map(name => [name, withSpread(samples.of(name))]),
      },
    ],
  }
})
