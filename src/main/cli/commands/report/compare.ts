/** `migrascope report compare BASE OTHER…`: point by point, with intervals and a verdict. */
import type { Command } from '../../command.ts'
import { comparisonMarkdown, comparisonTable } from '../../comparison-table.ts'
import { exitCodes } from '../../exit-codes.ts'
import { percent } from '../../percent.ts'
import { openReport } from '../../read-text.ts'
import { UsageError } from '../../usage-error.ts'

const THRESHOLD = 0.03

export const compare: Command = {
  name: 'compare',
  summary: 'compare reports point by point, the first being the base',
  usage: 'migrascope report compare BASE OTHER… [--threshold 3%] [--json|--markdown]',
  options: [
    {
      name: 'threshold',
      value: 'PERCENT',
      help: `a difference up to this is not called one; default ${THRESHOLD * 100}%, and never less than copying and scanning, which nothing here touches, differ between the two`,
    },
    { name: 'json', help: 'print one JSON object' },
    { name: 'markdown', help: 'print tables in Markdown, for a review or an issue' },
  ],
  notes: `Points are the same when codec, level, threads, request size, policy, design and the dump (by the
checksum of its content) are. A difference is one when the ranks of the faster half of the samples
show it (Gastwirth's test, p < 0.05: what disturbs a sample only slows it) and it is beyond the
threshold; it takes four samples of each, and sixteen or more on a machine that others use. Read the
warnings first: they say what else differs. Throughput is MB/s of 10^6 bytes.
Ends with ${exitCodes.slower} when a point is slower, so that a script can stop there.

JSON:
  {"names": [BASE, OTHER…], "threshold": 0.03, "drifts": [{"report": 1, "drift": -0.05,
    "threshold": 0.05}], "warnings": […], "points": [{"report": 1, "dump": …,
    "label": "zlib-1 t4 4K", "base": MB/s, "other": MB/s, "absolute": MB/s, "relative": -0.08,
    "interval": {"low": -0.1, "high": -0.06}|null, "p": 0.01, "rates": {"base": …, "other": …},
    "verdict": "faster"|"slower"|"no difference shown"|"not comparable", "reason": …|null,
    "settings": {…}}], "unmatched": […]}

Examples:
  migrascope report compare before.migrascope.json after.migrascope.json
  migrascope report compare base.json a.json b.json --threshold 5% --markdown >> notes.md`,

  async run({ words, value, has }, { terminal, createHost }) {
    if (words.length < 2) {
      throw new UsageError('it takes two reports: migrascope report compare BASE OTHER…')
    }
    if (has('json') && has('markdown')) throw new UsageError('either --json or --markdown')
    const threshold = percent('threshold', value('threshold'), THRESHOLD)
    await using host = createHost()
    const ids: string[] = []
    for (const file of words) ids.push((await openReport(host, file, terminal.folder)).report)
    const comparison = host.compareReports(ids, threshold)
    const { stdout } = terminal
    if (has('json')) stdout.write(`${JSON.stringify(comparison, null, 2)}\n`)
    else if (has('markdown')) stdout.write(comparisonMarkdown(comparison))
    else stdout.write(comparisonTable(comparison, stdout))
    const isSlower = comparison.points.some(({ verdict }) => verdict === 'slower')
    return isSlower ? exitCodes.slower : exitCodes.done
  },
}
