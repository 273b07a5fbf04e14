/** A run's report as `--json` prints it: the result's own keys, and beside them what the result came from. */
import { linkJson } from '../../shared/plan/answer-json.ts'
import { linkAnswers } from '../../shared/plan/answer.ts'
import type { LinkQuestion } from '../../shared/plan/link.ts'
import type { Report, RunRecord } from '../../shared/report.ts'

/** @param question adds `overLink` */
export function reportJson(
  { result, outcome, settings, command, dump }: RunRecord,
  report: Report,
  question: LinkQuestion | null = null,
): string {
  const overLink =
    question === null ? {} : { overLink: linkJson(question, linkAnswers(report, question)) }
  const content = { ...result, outcome, settings, command, dump, ...overLink }
  return `${JSON.stringify(content, null, 2)}\n`
}
