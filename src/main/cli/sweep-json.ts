/** A sweep as `--json` prints it: a line for each sample as it comes, and one at the end for all points. */
import { linkJson } from '../../shared/plan/answer-json.ts'
import { linkAnswers } from '../../shared/plan/answer.ts'
import type { LinkQuestion } from '../../shared/plan/link.ts'
import type { Report } from '../../shared/report.ts'
import { pointLabel } from '../../shared/sweep.ts'
import type { Sampled } from './sweep-to-end.ts'

/** @param names of the sweep's dumps */
export function sampleLine(sample: Sampled, names: readonly string[]): string {
  const { order, point, settings, last, throughput, compressionRate } = sample
  const dump = names[sample.dump] ?? ''
  return line({
    ...{ kind: 'sample', order, point, dump, label: pointLabel(settings) },
    ...{ throughput: last, compressionRate, soFar: throughput, settings },
  })
}

/** @param question adds `overLink` */
export function summaryLine(report: Report, question: LinkQuestion | null = null): string {
  const { outcome, command, dumps, plan, ceilings, noise } = report
  const points = report.points.map(({ dump, settings, samples, summary }, point) => ({
    ...{ point, dump: dumps[dump]?.facts.name ?? '', label: pointLabel(settings) },
    ...{ samples: samples.length, ...summary, settings },
  }))
  const rows = ceilings.map(({ kind, dump, codec, summary }) => ({
    ...{ kind, dump: dumps[dump]?.facts.name ?? '', codec, throughput: summary },
  }))
  const overLink =
    question === null ? {} : { overLink: linkJson(question, linkAnswers(report, question)) }
  return line({ kind: 'sweep', outcome, command, points, ceilings: rows, noise, plan, ...overLink })
}

const line = (content: unknown) => `${JSON.stringify(content)}\n`
