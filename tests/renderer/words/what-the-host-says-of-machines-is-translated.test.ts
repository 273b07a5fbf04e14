import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { texts } from '../../../src/renderer/strings/index.ts'

const source = (name: string) =>
  readFileSync(path.resolve(import.meta.dirname, '../../../src/main', name), 'utf8')

/** Sentences of a source, with a figure for whatever is put into them. */
const sentences = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, words = '']) => words.replaceAll(/\$\{[^}]*\}/g, '1'))

const isChinese = (text: string) => /\p{Script=Han}/u.test(text)

test('every cause of noise', () => {
  const causes = sentences(source('bench/noise.ts'), /`([^`]* [^`]*)`/g)
  expect(causes.length).toBeGreaterThanOrEqual(7)
  expect(causes.filter(cause => !isChinese(texts.zh.machine.cause(cause)))).toEqual([])
  expect(causes.map(cause => texts.en.machine.cause(cause))).toEqual(causes)
})

test('every reason why something of a machine is not known', () => {
  const given =
    /(?:new Error\(|return |unread\[[^\]]*\] = )['`]((?:\w|\$\{\w+\})+(?: [^'`]+)+)['`]/g
  const reasons = ['report/linux-facts.ts', 'report/environment.ts'].flatMap(name =>
    sentences(source(name), given),
  )
  expect(reasons.length).toBeGreaterThanOrEqual(6)
  expect(reasons.filter(reason => !isChinese(texts.zh.machine.reason(reason)))).toEqual([])
})
