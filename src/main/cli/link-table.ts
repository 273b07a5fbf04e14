/** The answer for a link as text: a line for each setting, which one wins at other speeds, the answer in words. */
import {
  answerText,
  assumptions,
  limitNames,
  linkText,
  markText,
  rangeTexts,
  rateText,
  seconds,
} from '../../shared/plan/answer-text.ts'
import { type LinkAnswer, linkAnswers, type PlanRow } from '../../shared/plan/answer.ts'
import { candidateLabel } from '../../shared/plan/answer-json.ts'
import type { LinkQuestion } from '../../shared/plan/link.ts'
import { formatDirtyRate } from '../../shared/plan/link-text.ts'
import type { Report } from '../../shared/report.ts'
import { formatBytes, formatCount, formatShare } from '../../shared/units.ts'
import { table } from './table.ts'
import { bold, dim, type Output } from './terminal.ts'

/** Settings of the table; a sweep may have thousands, and the last ones are no answer. */
const MOST_ROWS = 20

/** Sections to stand below the report's own table; the answer is the last line. Empty without a question. */
export function linkTable(report: Report, question: LinkQuestion | null, output: Output): string {
  return question === null ? '' : answersTable(linkAnswers(report, question), output)
}

export function answersTable(answers: readonly LinkAnswer[], output: Output): string {
  if (answers.length === 0) return '\nOver the link: nothing was measured.\n'
  const tables = answers.flatMap(answer => [
    [bold(output, headline(answer)), ...rowsOf(answer)],
    rangeRows(answer),
  ])
  const words = answers.map(answer => answerText(answer, answers.length > 1))
  const sections = [...tables, [dim(output, assumptions)], words.map(line => bold(output, line))]
  return `\n${sections.map(lines => lines.join('\n')).join('\n\n')}\n`
}

function headline({ choice, question }: LinkAnswer): string {
  const { link, dirtyRate, downtimeLimit } = question
  const written =
    dirtyRate === null
      ? ''
      : `, ${formatDirtyRate(dirtyRate)} written anew, downtime-limit ${seconds(downtimeLimit)}`
  return `${choice.dumpName} over ${linkText(link)}: ${formatBytes(choice.guestBytes)} of guest memory${written}`
}

function rowsOf(answer: LinkAnswer): string[] {
  const { rows, question } = answer
  const hasPrecopy = question.dirtyRate !== null
  const shown = rows.slice(0, MOST_ROWS)
  const names = ['effective rate', '95 %', 'limit', 'time']
  const more = hasPrecopy ? ['iterations', 'total-time', 'downtime'] : []
  const lines = table(
    [
      ['point', ...names, ...more, ''],
      ...shown.map(row => [
        candidateLabel(row.candidate),
        rateText(row.rate.median),
        plusMinus(row),
        limitNames[row.limit],
        seconds(row.time),
        ...(hasPrecopy ? precopyCells(row) : []),
        markText(row, answer),
      ]),
    ],
    ['left', 'right', 'right', 'left', 'right', ...more.map(() => 'right' as const), 'left'],
  )
  const rest = rows.length - shown.length
  return rest > 0 ? [...lines, `${formatCount(rest)} more, slower`] : lines
}

/** Half the interval's width as a share of the median; nothing where the link sets it or one sample is all. */
function plusMinus({ rate, candidate }: PlanRow): string {
  const half = (rate.high - rate.low) / 2 / rate.median
  return candidate.samples > 1 && half > 0 ? `± ${formatShare(half)}` : ''
}

function precopyCells({ precopy }: PlanRow): string[] {
  if (precopy === null) return []
  if (!precopy.converges) return ['', 'does not converge', '']
  const { iterations, totalTime, downtime } = precopy
  return [formatCount(iterations), seconds(totalTime), seconds(downtime)]
}

const rangeRows = (answer: LinkAnswer) =>
  table([['link', 'fastest, by medians'], ...rangeTexts(answer)], ['left', 'left'])
