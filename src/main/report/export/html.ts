/**
 * A report as one page that needs nothing else: no script, no font, no address. Charts are inline SVG with tables
 * beside them; the report itself is embedded as data. Its policy lets nothing load and no script run, whatever the
 * report holds.
 */
import { createHash } from 'node:crypto'
import type { LinkQuestion } from '../../../shared/plan/link.ts'
import type { Report } from '../../../shared/report.ts'
import { chartsOf } from './charts.ts'
import { machineText } from './figure-text.ts'
import { pageStyle } from './html-style.ts'
import {
  answerPanels,
  ceilingsPanel,
  chartPanels,
  dumpsPanel,
  headFigures,
  importedPanel,
  machinePanel,
  notes,
  pointsPanel,
  wordsPanel,
} from './html-parts.ts'
import { pointFigures } from './point-figures.ts'
import { element, escapeMarkup as safe } from './svg.ts'

/** @param question a link to give the answer for */
export function htmlOf(report: Report, question: LinkQuestion | null = null): string {
  const figures = pointFigures(report)
  const names = report.dumps.map(({ facts }) => facts.name)
  const title = names.length > 3 ? `${names.slice(0, 3).join(', ')}…` : names.join(', ')
  const made = `${report.plan === null ? 'Run' : 'Sweep'} of ${report.createdAt}`
  const body = [
    element(
      'header',
      {},
      element('h1', {}, safe(title)),
      element('span', { class: 'faint' }, safe(`${made} · ${machineText(report)}`)),
    ),
    headFigures(report, figures),
    notes(report),
    answerPanels(report, question),
    chartPanels(chartsOf(report)),
    pointsPanel(figures),
    ceilingsPanel(report),
    importedPanel(report),
    dumpsPanel(report),
    machinePanel(report),
    wordsPanel(report),
  ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${safe(title)} · Migrascope report</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
${body.filter(part => part !== '').join('\n')}
</main>
<script type="application/json" id="report-data">${embedded(report)}</script>
</body>
</html>
`
}

const styleHash = createHash('sha256').update(pageStyle).digest('base64')
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`

/** JSON that no text within can end: what means something to HTML is written as JSON's own escapes. */
const embedded = (report: Report) =>
  JSON.stringify(report).replaceAll(
    /[<>&\u2028\u2029]/g,
    mark => String.raw`\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
