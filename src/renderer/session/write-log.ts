/** Which of the window's events are worth a line in the log, and how it reads. */
import { watch, type Ref } from 'vue'
import type { Opened, OpenedReport } from '../../shared/contract.ts'
import type { Failure } from '../../shared/failure.ts'
import { runRecord } from '../../shared/report.ts'
import { strings } from '../strings/index.ts'
import { failureLine } from '../ui/failure-words.ts'
import { formatRate, formatThroughput } from '../ui/figures.ts'
import type { Log } from './use-log.ts'

const s = strings.log

export function logOpened(log: Log, opened: Opened): void {
  if (opened.kind === 'report') {
    log.add('info', s.openedReport(opened.name))
    return
  }
  const { name, format, variant } = opened.facts
  log.add('info', s.openedDump(name, format === 'sample' ? strings.facts.sample : variant))
  for (const warning of opened.facts.warnings) log.add('warning', warning)
}

export function logEnded(log: Log, { content }: OpenedReport): void {
  const record = runRecord(content)
  const outcome = strings.outcome[content.outcome]
  if (record === undefined) log.add('info', s.sweepEnded(outcome, content.points.length))
  else {
    const { throughput, compressionRate } = record.result
    log.add('info', s.runEnded(outcome, formatThroughput(throughput), formatRate(compressionRate)))
  }
  for (const cause of content.noise?.causes ?? [])
    log.add('warning', s.noise(strings.machine.cause(cause)))
}

/** A line for everything that goes wrong, whatever else shows it. */
export function logFailures(
  log: Log,
  slots: readonly {
    readonly title: keyof typeof strings.failure.title
    readonly failure: Ref<Failure | undefined>
  }[],
): void {
  for (const { title, failure } of slots) {
    watch(
      failure,
      now =>
        now &&
        log.add('error', strings.failure.line(strings.failure.title[title], failureLine(now))),
    )
  }
}
