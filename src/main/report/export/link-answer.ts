/** What a report says of the link that an export was asked for. Reckoned while exporting: no report stores it. */
import { candidateLabel } from '../../../shared/plan/answer-json.ts'
import {
  answerText,
  assumptions,
  limitNames,
  linkText,
  markText,
  rangeTexts,
  rateText,
  seconds,
} from '../../../shared/plan/answer-text.ts'
import { type LinkAnswer, linkAnswers, type PlanRow } from '../../../shared/plan/answer.ts'
import type { LinkQuestion } from '../../../shared/plan/link.ts'
import type { Report } from '../../../shared/report.ts'
import { formatCount } from '../../../shared/units.ts'
import { UNKNOWN } from './figure-text.ts'
import { markdownTable, plain } from './markdown-table.ts'

/** Settings that a table shows: the fastest over the link. */
const MOST_ROWS = 12

export interface AnswerTable {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly cells: readonly string[]; readonly isBest: boolean }[]
}

export interface AnswerPart {
  readonly title: string
  readonly sentence: string
  readonly settings: AnswerTable
  readonly ranges: AnswerTable
  /** How many settings are not in the table. */
  readonly left: number
}

/** A part for each dump; none without a question. Texts are plain. */
export function answerParts(report: Report, question: LinkQuestion | null): AnswerPart[] {
  if (question === null) return []
  const answers = linkAnswers(report, question)
  return answers.map(answer => {
    const where = answers.length > 1 ? `: ${answer.choice.dumpName}` : ''
    return {
      title: `Over ${linkText(question.link)}${where}`,
      sentence: answerText(answer, answers.length > 1),
      settings: settingsTable(answer),
      ranges: rangesTable(answer),
      left: Math.max(0, answer.rows.length - MOST_ROWS),
    }
  })
}

function settingsTable(answer: LinkAnswer): AnswerTable {
  const { rows, best, question } = answer
  const hasPrecopy = question.dirtyRate !== null
  return {
    columns: [
      ...['point', 'effective rate', '95 %', 'limit', 'time'],
      ...(hasPrecopy ? ['iterations', 'total-time', 'downtime'] : []),
      '',
    ],
    rows: rows.slice(0, MOST_ROWS).map(row => ({
      cells: [
        candidateLabel(row.candidate),
        rateText(row.rate.median),
        intervalText(row),
        limitNames[row.limit],
        seconds(row.time),
        ...(hasPrecopy ? precopyCells(row) : []),
        markText(row, answer),
      ],
      isBest: row === best,
    })),
  }
}

const intervalText = ({ rate, candidate }: PlanRow) =>
  candidate.samples > 1 && rate.high > rate.low
    ? `${rateText(rate.low)} to ${rateText(rate.high)}`
    : UNKNOWN

function precopyCells({ precopy }: PlanRow): string[] {
  if (!precopy?.converges) return [UNKNOWN, 'does not converge', UNKNOWN]
  return [formatCount(precopy.iterations), seconds(precopy.totalTime), seconds(precopy.downtime)]
}

const rangesTable = (answer: LinkAnswer): AnswerTable => ({
  columns: ['link', 'fastest, by medians'],
  rows: rangeTexts(answer).map(cells => ({ cells, isBest: false })),
})

/** The answers as Markdown, with their tables where `isFull`. */
export function answerMarkdown(
  report: Report,
  question: LinkQuestion | null,
  isFull: boolean,
): string[] {
  const parts = answerParts(report, question)
  if (!isFull) return parts.map(({ sentence }) => `**${plain(sentence)}**`)
  const tables = parts.flatMap(({ title, sentence, settings, ranges, left }) => [
    `## ${plain(title)}`,
    plain(sentence),
    markdown(settings),
    ...(left > 0 ? [`${formatCount(left)} more, slower.`] : []),
    markdown(ranges),
  ])
  return parts.length === 0 ? [] : [...tables, plain(assumptions)]
}

const figures = ['effective rate', '95 %', 'time', 'iterations', 'total-time', 'downtime']

/** Whether a column's cells stand at the right. */
export const isFigure = (column: string): boolean => figures.includes(column)

const markdown = ({ columns, rows }: AnswerTable) =>
  markdownTable(
    columns.map(title => ({ title, align: isFigure(title) ? 'right' : 'left' })),
    rows.map(({ cells }) => cells.map(plain)),
  )
