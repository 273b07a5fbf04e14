/**
 * Tells of a run or a sweep that took long and ended while nobody looked: what it was, how it ended, and what came
 * out. One whose end was not seen because the connection was lost has failed, and is told as that.
 */
import { watch, type Ref } from 'vue'
import { pointLabel } from '../../shared/sweep.ts'
import type { Report } from '../../shared/report.ts'
import { runRecord } from '../../shared/report.ts'
import { strings } from '../strings/index.ts'
import { failureLine } from '../ui/failure-words.ts'
import { formatRate, formatThroughput } from '../ui/figures.ts'
import { isSeen } from '../ui/is-seen.ts'
import type { Files } from './use-files.ts'
import type { Notices } from './use-notices.ts'
import type { RunModel } from './use-run.ts'
import type { SweepModel } from './use-sweep.ts'

/** Who started something shorter is still there. */
const LONG_MS = 10_000

export interface Watched {
  readonly run: RunModel
  readonly sweep: SweepModel
  readonly busy: Readonly<Ref<boolean>>
  readonly files: Files
}

export function tellEnd({ run, sweep, busy, files }: Watched, notices: Notices): void {
  const s = strings.notice
  let beganMs = 0
  let kind: 'run' | 'sweep' = 'run'

  watch(busy, isOn => {
    if (isOn) {
      beganMs = performance.now()
      kind = sweep.active.value ? 'sweep' : 'run'
      return
    }
    const { outcome, failure } = kind === 'sweep' ? sweep : run
    if (outcome.value === undefined || isSeen()) return
    if (performance.now() - beganMs < LONG_MS) return
    const title = s.title(s.titles[kind][outcome.value], files.dump.value?.facts.name ?? '')
    notices.show(
      title,
      failure.value === undefined
        ? figuresOf(files.report.value?.content)
        : failureLine(failure.value),
    )
  })
}

function figuresOf(report: Report | undefined): string {
  const s = strings.notice
  const record = report && runRecord(report)
  if (record !== undefined) {
    return s.run(
      formatThroughput(record.result.throughput),
      formatRate(record.result.compressionRate),
    )
  }
  const speed = (point: Report['points'][number]) => point.summary.throughput?.median ?? 0
  const measured = (report?.points ?? []).filter(point => point.samples.length > 0)
  const [fastest] = measured.toSorted((a, b) => speed(b) - speed(a))
  if (fastest === undefined) return s.nothing
  return s.sweep(measured.length, pointLabel(fastest.settings), formatThroughput(speed(fastest)))
}
