/** A sweep as `--json` prints it: a line for each sample as it comes, and one at the end for all points. */
import { linkJson } from '../../shared/plan/answer-json.ts'
import { linkAnswers } from '../../shared/plan/answer.ts'
import type { LinkQuestion } from '../../shared/plan/link.ts'
import { timeStates, typicalSample, utilisation } from '../../shared/point-time.ts'
import type { Latency, Point, Report } from '../../shared/report.ts'
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
  const points = report.points.map((of, point) => ({
    ...{ point, dump: dumps[of.dump]?.facts.name ?? '', label: pointLabel(of.settings) },
    ...{ samples: of.samples.length, ...of.summary },
    ...{ utilisation: utilisation(of), states: timeStates(of), latency: latencyOf(of) },
    settings: of.settings,
  }))
  const rows = ceilings.map(({ kind, dump, codec, summary }) => ({
    ...{ kind, dump: dumps[dump]?.facts.name ?? '', codec, throughput: summary },
  }))
  const overLink =
    question === null ? {} : { overLink: linkJson(question, linkAnswers(report, question)) }
  return line({ kind: 'sweep', outcome, command, points, ceilings: rows, noise, plan, ...overLink })
}

/** Of the sample that stands for the point, nanoseconds. */
function latencyOf(point: Point) {
  const latency = typicalSample(point)?.latency ?? null
  if (latency === null) return null
  const short = ({ p50, p95, p99, p999 }: Latency) => ({ p50, p95, p99, p999 })
  return { wait: short(latency.wait), run: short(latency.run) }
}

const line = (content: unknown) => `${JSON.stringify(content)}\n`
