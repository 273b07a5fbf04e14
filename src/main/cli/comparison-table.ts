/** A comparison as text: warnings first, then a table for each report that is held against the base. */
import type { ComparedPoint, Comparison } from '../../shared/comparison.ts'
import { formatRate, formatShare, formatThroughput } from '../../shared/units.ts'
import { table } from './table.ts'
import { bold, type Output } from './terminal.ts'

const head = ['point', 'base', 'other', 'difference', '95 %', 'rate', 'verdict']
const align = ['left', 'right', 'right', 'right', 'left', 'right', 'left'] as const

export function comparisonTable(comparison: Comparison, output: Output): string {
  const { warnings, unmatched } = comparison
  const sections = [
    warnings.map(warning => `warning: ${warning}`),
    ...others(comparison).map(({ title, points }) => [
      bold(output, title),
      ...table([head, ...points.map(cells)], align),
    ]),
    unmatched,
    [totals(comparison)],
  ]
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

export function comparisonMarkdown(comparison: Comparison): string {
  const { warnings, unmatched } = comparison
  const row = (words: readonly string[]) => `| ${words.map(escaped).join(' | ')} |`
  const sections = [
    warnings.map(warning => `- **Warning:** ${escaped(warning)}`),
    ...others(comparison).map(({ title, points }) => [
      `**${escaped(title)}**`,
      '',
      row(head),
      `| ${align.map(side => (side === 'right' ? '---:' : '---')).join(' | ')} |`,
      ...points.map(point => row(cells(point))),
    ]),
    unmatched.map(text => `- ${escaped(text)}`),
    [totals(comparison)],
  ]
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

function others({ names, points }: Comparison) {
  return names.slice(1).map((name, i) => ({
    title: `${name} against ${names[0] ?? ''}`,
    points: points.filter(({ report }) => report === i + 1),
  }))
}

function cells(point: ComparedPoint): string[] {
  const { dump, label, base, other, relative, interval, rates, verdict, reason } = point
  return [
    `${label}, ${dump}`,
    formatThroughput(base),
    formatThroughput(other),
    signed(relative),
    interval === null ? '' : `${signed(interval.low)} to ${signed(interval.high)}`,
    rates.base === rates.other
      ? formatRate(rates.base)
      : `${formatRate(rates.base)} → ${formatRate(rates.other)}`,
    reason === null ? verdict : `${verdict}: ${reason}`,
  ]
}

function totals({ names, points, threshold, drifts }: Comparison): string {
  const counts = new Map<string, number>()
  for (const { verdict } of points) counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
  const words = [...counts].map(([verdict, count]) => `${count} ${verdict}`)
  const raised = drifts
    .filter(drift => drift.threshold > threshold)
    .map(({ report, threshold: inForce }) => {
      const of = names.length > 2 ? ` in ${names[report] ?? ''}` : ''
      return `; over ${formatShare(inForce)}${of}, which the machine drifted by`
    })
  return `${points.length} points compared, differences over ${formatShare(threshold)}${raised.join('')}: ${words.join(', ')}`
}

const signed = (share: number) => `${share >= 0 ? '+' : '−'}${formatShare(Math.abs(share))}`
/** What would end a cell or be read as markup. */
const escaped = (text: string) => text.replaceAll(/[\\|*_`<>[\]]/g, String.raw`\$&`)
