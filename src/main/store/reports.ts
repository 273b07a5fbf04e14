/** The reports of this session, made or opened, by opaque id. The newest are kept. */
import { randomUUID } from 'node:crypto'
import type { OpenedReport } from '../../shared/contract.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import type { Report } from '../../shared/report.ts'
import { parseReport } from '../report/parse-report.ts'

/** In memory at once; the older ones lie in files. */
const MOST = 50

export class Reports {
  readonly #reports = new Map<string, OpenedReport>()

  add(name: string, content: Report): OpenedReport {
    const opened: OpenedReport = { kind: 'report', report: randomUUID(), name, content }
    this.#reports.set(opened.report, opened)
    const [oldest] = this.#reports.keys()
    if (this.#reports.size > MOST && oldest !== undefined) this.#reports.delete(oldest)
    return opened
  }

  /** @throws MigrascopeError `bad-report` | `newer-report` | `too-large` */
  read(name: string, text: string): OpenedReport {
    return this.add(name, parseReport(name, text))
  }

  /** @throws MigrascopeError `unknown-id` */
  get(id: string): OpenedReport {
    const report = this.#reports.get(id)
    if (report) return report
    throw new MigrascopeError('unknown-id', 'That report is not open any more.')
  }

  /** @throws MigrascopeError `unknown-id` */
  text(id: string): { readonly name: string; readonly text: string } {
    const report = this.get(id)
    return { name: report.name, text: `${JSON.stringify(report.content, undefined, 1)}\n` }
  }
}
