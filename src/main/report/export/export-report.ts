/** A report in the formats that others read. Charts make one file each, everything else makes one. */
import type { ExportFormat } from '../../../shared/export-formats.ts'
import type { LinkQuestion } from '../../../shared/plan/link.ts'
import type { Report } from '../../../shared/report.ts'
import { reportFileName } from '../build-report.ts'
import { packBundle } from '../bundle.ts'
import { chartsOf, svgFile } from './charts.ts'
import { csvOf } from './csv.ts'
import { htmlOf } from './html.ts'
import { fullMarkdown, shortMarkdown } from './markdown.ts'
import { pngFile } from './png.ts'
import { seriesTable } from './series-table.ts'

export { exportFormats, type ExportFormat } from '../../../shared/export-formats.ts'

export interface ExportedFile {
  /** Name without folder, after the report's. */
  readonly name: string
  readonly mediaType: string
  readonly content: string | Uint8Array
}

/**
 * @param journal the report's journal as text, for bundles; null where there is none
 * @param question a link that Markdown and HTML give the answer for
 * @returns one file; for `svg` and `png` one for each chart that the report has figures for, perhaps none
 */
export async function exportReport(
  report: Report,
  format: ExportFormat,
  journal: string | null = null,
  question: LinkQuestion | null = null,
): Promise<ExportedFile[]> {
  const stem = reportFileName(report).replace(/\.migrascope\.json$/, '')
  const one = (end: string, mediaType: string, content: string | Uint8Array) => [
    { name: stem + end, mediaType, content },
  ]
  switch (format) {
    case 'json':
      return one('.migrascope.json', 'application/json', `${JSON.stringify(report)}\n`)
    case 'csv':
      return one('.csv', 'text/csv', csvOf(report))
    case 'markdown':
      return one('.md', 'text/markdown', shortMarkdown(report, question))
    case 'markdown-full':
      return one('.full.md', 'text/markdown', fullMarkdown(report, question))
    case 'series-table':
      return one('.series.txt', 'text/plain', seriesTable(report))
    case 'html':
      return one('.html', 'text/html', htmlOf(report, question))
    case 'svg':
      return chartsOf(report).flatMap(chart =>
        one(`-${chart.id}.svg`, 'image/svg+xml', svgFile(chart)),
      )
    case 'png': {
      const files: ExportedFile[] = []
      for (const chart of chartsOf(report)) {
        files.push(...one(`-${chart.id}.png`, 'image/png', await pngFile(chart)))
      }
      return files
    }
    case 'bundle':
      return one('.migrascope', 'application/zip', packBundle(report, journal))
    default:
      return format satisfies never
  }
}
