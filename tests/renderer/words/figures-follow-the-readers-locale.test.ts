import { afterEach, expect, test } from 'vitest'
import * as plain from '../../../src/shared/units.ts'
import { pairedColumns } from './paired-columns.ts'
import {
  choose,
  inEnglish,
  languageFor,
  localeFor,
} from '../../../src/renderer/strings/language.ts'
import { csvOf, markdownOf } from '../../../src/renderer/ui/columns.ts'
import * as figures from '../../../src/renderer/ui/figures.ts'

afterEach(() => choose('en', []))

const names = [
  ...(['formatBytes', 'formatThroughput', 'formatDuration'] as const),
  ...(['formatCount', 'formatShare', 'formatRate'] as const),
]

test('in English they are what the terminal and the reports show', () => {
  let value = 0.000_123
  for (let i = 0; i < 5000; i++, value = (value * 1.7 + 0.013) % 1e12) {
    for (const name of names)
      expect(figures[name](value), `${name}(${value})`).toBe(plain[name](value))
  }
})

test('a German reader of English words sees decimal commas', () => {
  choose('en', ['de-DE', 'en-US'])
  expect(figures.formatThroughput(14.3)).toBe('14,3 MB/s')
  expect(figures.formatBytes(1536)).toBe('1,5 KiB')
  expect(figures.formatDuration(1.23e9)).toBe('1,23 s')
  expect(figures.formatCount(1_234_567)).toBe('1.234.567')
  expect(figures.formatShare(0.9734)).toBe('97,3 %')
  expect(figures.formatRate(2.691)).toBe('2,69')
  expect(figures.formatBytes(4096)).toBe('4 KiB')
})

test('Chinese figures have a decimal point and Chinese dates; digits are Latin everywhere', () => {
  choose('zh', ['zh-CN'])
  expect(figures.formatRate(2.691)).toBe('2.69')
  expect(figures.localTime('2026-01-02T03:04:05')).toMatch(/^2026年1月2日/)
  choose('en', ['ar-EG'])
  expect(figures.formatCount(1234)).toMatch(/^[\d\p{P}]+$/u)
  expect(figures.clockTime(0)).toMatch(/^\d\d:\d\d:\d\d$/)
})

test('a tiny loss is no minus nothing', () => {
  expect(figures.formatShare(-0.0001)).toBe('0.0 %')
})

test('files for other programs are written in English with a decimal point in any language', () => {
  choose('zh', ['zh-CN'])
  expect(csvOf(pairedColumns(), [1.5])).toBe('Throughput (MB/s),Codec\r\n1.5,wait\r\n')
  expect(markdownOf(pairedColumns(), [1.5])).toContain('| 吞吐量 | 编解码器 |')
  choose('en', ['de-DE'])
  expect(csvOf(pairedColumns(), [1.5])).toBe('Throughput (MB/s),Codec\r\n1.5,wait\r\n')
  expect(markdownOf(pairedColumns(), [1.5])).toContain('| 1,50 MB/s | wait |')
  expect(inEnglish(() => figures.formatRate(1.5))).toBe('1.50')
  expect(figures.formatRate(1.5)).toBe('1,50')
})

test('the first of the wanted languages that there are words of is taken, English if there is none', () => {
  expect(languageFor(['zh-TW', 'en'])).toBe('zh')
  expect(languageFor(['de', 'zh-Hans-CN'])).toBe('zh')
  expect(languageFor(['en-GB', 'zh-CN'])).toBe('en')
  expect(languageFor(['fr'])).toBe('en')
  expect(languageFor([])).toBe('en')
})

test('figures keep to the words: no Chinese dates in English, and none of what Intl does not know', () => {
  expect(localeFor('en', ['zh-CN', 'en-GB'])).toBe('en-GB')
  expect(localeFor('en', ['zh-CN'])).toBe('en-US')
  expect(localeFor('zh', ['de-DE', 'zh-HK'])).toBe('zh-HK')
  expect(localeFor('en', ['en-US@posix', 'C', 'fr'])).toBe('fr')
})
