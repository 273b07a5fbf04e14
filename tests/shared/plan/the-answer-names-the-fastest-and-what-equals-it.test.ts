import { describe, expect, test } from 'vitest'
import { linkAnswer } from '../../../src/shared/plan/answer.ts'
import { answerText, rangeTexts } from '../../../src/shared/plan/answer-text.ts'
import type { LinkQuestion } from '../../../src/shared/plan/link.ts'
import type { RunSettings } from '../../../src/shared/settings.ts'
import { candidate, choice, uncompressed } from './candidate.ts'

const over = (gigabit: number, more: Partial<LinkQuestion> = {}): LinkQuestion => ({
  link: { bitsPerSecond: gigabit * 1e9, efficiency: 1, rtt: 0 },
  dirtyRate: null,
  downtimeLimit: 0.3,
  ...more,
})

const zstd = (threads: number, rest: Partial<RunSettings> = {}): Partial<RunSettings> => ({
  ...{ codec: 'zstd', level: 1, threads, requestBytes: 65_536, ...rest },
})
const zstd8 = candidate({ settings: zstd(8), compress: 8000, spread: 0.02, sent: 0.5 })
const zstd4 = candidate({ settings: zstd(4), compress: 4000, spread: 0.02, sent: 0.5 })
const zlib = candidate({
  settings: { codec: 'zlib', level: 6, threads: 8 },
  compress: 400,
  spread: 0.02,
  sent: 0.4,
})
const all = choice([zstd8, zstd4, zlib, uncompressed])

test('10 Gbit/s: 1250 MB/s of link are 2500 of guest, which four threads do', () => {
  const answer = linkAnswer(all, over(10))
  expect(answerText(answer)).toBe(
    'Over 10 Gbit/s, zstd level 1 with 64 KiB requests on 4 threads moves this guest fastest: 4.00 s, 2 × no compression; it is limited by the link.',
  )
  expect(answer.gain).toBeCloseTo(2, 12)
  // Eight threads send the same bytes over the same link.
  expect(answer.tied).toEqual([])
  expect(answer.alike.map(({ candidate }) => candidate)).toEqual([zstd8])
  expect(answer.rows.map(({ limit }) => limit)).toEqual(['link', 'link', 'link', 'codec'])
})

test('100 Gbit/s: compression does not pay', () => {
  expect(answerText(linkAnswer(all, over(100)))).toBe(
    'Over 100 Gbit/s, no compression moves this guest fastest: 800 ms; it is limited by the link.',
  )
})

test('the ranges are in the speed of the link as it was given, not in what arrives', () => {
  const halved = over(10, { link: { bitsPerSecond: 10e9, efficiency: 0.5, rtt: 0 } })
  expect(rangeTexts(linkAnswer(all, halved)).map(([speeds]) => speeds)).toEqual([
    'up to 3.2 Gbit/s',
    '3.2 Gbit/s to 128 Gbit/s',
    'above 128 Gbit/s',
  ])
})

describe('what cannot be told apart', () => {
  const lz4 = candidate({
    settings: { codec: 'lz4', level: 1, threads: 4 },
    compress: 3950,
    spread: 0.02,
    sent: 0.6,
  })

  test('intervals that meet: both are named', () => {
    const answer = linkAnswer(choice([zstd4, lz4, zlib, uncompressed]), over(30))
    expect(answerText(answer)).toBe(
      'Over 30 Gbit/s, no difference shown between zstd level 1 with 64 KiB requests on 4 threads (2.50 s) and lz4 level 1 with 4 KiB requests on 4 threads (2.53 s): they move this guest fastest, 1.1 × no compression; the first is limited by the codec.',
    )
  })

  test('intervals that do not meet: one is', () => {
    const slower = candidate({
      settings: { codec: 'lz4', level: 1 },
      compress: 3700,
      spread: 0.02,
      sent: 0.6,
    })
    expect(linkAnswer(choice([zstd4, slower, uncompressed]), over(25)).tied).toEqual([])
  })

  test('a difference of less than a hundredth is none, however sure', () => {
    const near = candidate({ settings: { codec: 'zlib', level: 1 }, compress: 9000, sent: 0.502 })
    expect(linkAnswer(choice([zstd8, near, uncompressed]), over(10)).tied).toHaveLength(1)
  })

  test('too few samples are said', () => {
    const few = candidate({ settings: zstd(8), compress: 8000, sent: 0.5, samples: 3 })
    expect(answerText(linkAnswer(choice([few, uncompressed]), over(10)))).toContain(
      'too few samples to be sure: it takes 4 of a setting',
    )
  })

  test('many are counted', () => {
    const many = [1, 2, 3, 4, 5].map(level =>
      candidate({ settings: zstd(4, { level }), compress: 4000, spread: 0.05, sent: 0.3 }),
    )
    expect(answerText(linkAnswer(choice([...many, uncompressed]), over(25)))).toContain(
      'and 2 more: they move this guest fastest',
    )
  })
})

describe('with a guest that writes', () => {
  const dirty = (megabytes: number) =>
    over(10, { dirtyRate: { perSecond: megabytes * 1e6, of: 'bytes' } })

  test('10 GB at 2500 MB/s, 500 written: 4 s, 0.8 s, then 160 ms', () => {
    expect(answerText(linkAnswer(all, dirty(500)))).toContain(
      'With 500 MB/s written anew it converges in 2 iterations: total-time 4.96 s, expected downtime 160 ms of 300 ms.',
    )
  })

  test('pages are of the size that the guest has', () => {
    const pages = over(10, { dirtyRate: { perSecond: 500e6 / 4096, of: 'pages' } })
    expect(linkAnswer(all, pages).best.precopy).toEqual(linkAnswer(all, dirty(500)).best.precopy)
  })

  test('more than is moved', () => {
    expect(answerText(linkAnswer(all, dirty(2600)))).toContain(
      'With 2.6 GB/s written anew it does not converge: no more than 2500 MB/s is moved',
    )
  })
})
