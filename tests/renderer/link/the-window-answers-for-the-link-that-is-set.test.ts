// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { nextTick } from 'vue'
import LinkAnswer from '../../../src/renderer/components/link/LinkAnswer.vue'
import { overLink, linkColumns } from '../../../src/renderer/components/results/link-columns.ts'
import { fileColumns } from '../../../src/renderer/components/results/result-columns.ts'
import { resultRows } from '../../../src/renderer/components/results/result-rows.ts'
import { linkCurves } from '../../../src/renderer/charts/link-curves.ts'
import { linkConfig } from '../../../src/renderer/charts/link-config.ts'
import { answerWords, rangeWords } from '../../../src/renderer/link/answer-words.ts'
import { useLink } from '../../../src/renderer/settings/use-link.ts'
import { choose } from '../../../src/renderer/strings/language.ts'
import { answerText, rangeTexts } from '../../../src/shared/plan/answer-text.ts'
import { linkAnswers } from '../../../src/shared/plan/answer.ts'
import type { Palette } from '../../../src/renderer/ui/palette.ts'
import { richReport } from '../../report/export/rich-report.ts'

const report = richReport()
const question = {
  link: { bitsPerSecond: 10e9, efficiency: 1, rtt: 0 },
  dirtyRate: { perSecond: 200e6, of: 'bytes' as const },
  downtimeLimit: 0.3,
}

beforeEach(() => window.localStorage.clear())
afterEach(() => choose('en', ['en-US']))

test('English words are those of the command line', () => {
  for (const gigabit of [0.01, 1, 10, 100, 1000]) {
    const link = { ...question.link, bitsPerSecond: gigabit * 1e9 }
    for (const dirtyRate of [null, question.dirtyRate, { perSecond: 1e13, of: 'bytes' as const }]) {
      for (const answer of linkAnswers(report, { ...question, link, dirtyRate })) {
        expect(answerWords(answer)).toBe(answerText(answer))
        expect(rangeWords(answer).map(({ speeds, name }) => [speeds, name])).toEqual(
          rangeTexts(answer),
        )
      }
    }
  }
})

test('in Chinese nothing stays English but codecs, units and QEMU’s words', () => {
  choose('zh', ['zh-CN'])
  const [answer] = linkAnswers(report, question)
  const words = answer === undefined ? '' : answerWords(answer)
  expect(words).toMatch(/^经由 10 Gbit\/s，/)
  expect(words).not.toMatch(/level|thread|limited|guest/)
})

test('a preset, a typed speed and an emptied field change the answer at once', async () => {
  const model = useLink()
  const panel = mount(LinkAnswer, { props: { report, model }, attachTo: document.body })
  const sentence = () => panel.find('[data-testid="link-sentence"]').text()
  expect(sentence()).toMatch(/^Over 10 Gbit\/s, /)
  await panel.find('[data-testid="link-preset-25"]').trigger('click')
  expect(sentence()).toMatch(/^Over 25 Gbit\/s, /)
  const speed = panel.find('[data-testid="link-speed"]')
  await speed.setValue('934M')
  expect(sentence()).toMatch(/^Over 934 Mbit\/s, /)
  // A bare number is of the unit that the presets have.
  await speed.setValue('40')
  expect(sentence()).toMatch(/^Over 40 Gbit\/s, /)
  await speed.setValue('fast')
  expect(speed.attributes('aria-invalid')).toBe('true')
  expect(sentence()).toMatch(/^Over 40 Gbit\/s, /)
  await speed.trigger('blur')
  expect((speed.element as HTMLInputElement).value).toBe('40 Gbit/s')
  await panel.find('[data-testid="link-dirty-rate"]').setValue('1MB/s')
  expect(sentence()).toContain('converges in')
  await speed.setValue('')
  await nextTick()
  expect(panel.find('[data-testid="link-sentence"]').exists()).toBe(false)
  panel.unmount()
})

test('every measured point has its rate, limit and time, and the file has them, too', () => {
  const over = overLink(linkAnswers(report, question))
  const rows = resultRows(report)
  const [rate, limit, time, total, downtime] = linkColumns(over)
  const points = rows.filter(({ kind, throughput }) => kind === 'point' && throughput !== null)
  for (const row of points) {
    expect(rate?.value(row)).toBeGreaterThan(0)
    expect(limit?.text(row)).toMatch(/^(codec|link|decompress)$/)
    expect(time?.value(row)).toBeGreaterThan(0)
    expect(total?.text(row)).not.toBe('')
  }
  expect(downtime?.id).toBe('linkDowntime')
  for (const row of rows.filter(({ kind }) => kind !== 'point')) expect(rate?.value(row)).toBeNull()
  expect(over.best.size).toBe(1)
  const ids = fileColumns(new Map(), over).map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining(['overLink', 'linkLimit', 'linkTime']))
  expect(fileColumns(new Map()).map(({ id }) => id)).not.toContain('overLink')
})

test('curves: the fastest of them at the link is the answer, and the link is marked', () => {
  const [answer] = linkAnswers(report, question)
  if (answer === undefined) throw new Error('no answer')
  const view = linkCurves(answer)
  const at = (x: number) =>
    Math.max(
      ...view.curves.map(({ points }) => points.find(point => point.x === x)?.y ?? Number.NaN),
    )
  expect(view.here).toBe(10)
  // What gains less than a hundredth has no curve of its own.
  expect(at(10) / (answer.best.rate.median / 1e6)).toBeGreaterThan(0.97)
  for (const { points } of view.curves) {
    for (let i = 1; i < points.length; i++) {
      expect(points[i]?.y).toBeGreaterThanOrEqual(points[i - 1]?.y ?? 0)
    }
  }
  const palette = { text: '#000000', series: ['#112233'] } as unknown as Palette
  const names = view.curves.map((_, i) => `setting ${i}`)
  const { data } = linkConfig(view, names, palette)
  const mark = data.datasets.at(-1)
  expect(mark?.label).toBe('your link: 10 Gbit/s')
  expect(mark?.data.map(({ x }) => x)).toEqual([10, 10])
  // A band is two edges, the second filled to the first.
  const bands = data.datasets.filter(({ label }) => label === '')
  expect(bands.length).toBeGreaterThan(0)
  expect(bands.filter(({ fill }) => fill === '-1')).toHaveLength(bands.length / 2)
})
