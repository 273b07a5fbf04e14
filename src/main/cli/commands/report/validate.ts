/** `migrascope report validate FILE…`: what is wrong with reports, all of it, and where. */
import path from 'node:path'
import { toFailure } from '../../../../shared/failure.ts'
import type { Host } from '../../../host.ts'
import type { Command } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { readText } from '../../read-text.ts'
import { UsageError } from '../../usage-error.ts'

export const validate: Command = {
  name: 'validate',
  summary: 'check reports against their format and against themselves',
  usage: 'migrascope report validate FILE… [--json]',
  options: [{ name: 'json', help: 'print one JSON array of what was found' }],
  notes: `A report that is whole prints its name and ok. Else every line is FILE: PATH: what is wrong, with
the path into the JSON (points.3.samples.0.result.wallNs). Besides the format it is checked that the
points are those of the plan, that throughputs are bytes ÷ time, and that medians are the samples'.
Ends with ${exitCodes.failed} when anything is wrong.

JSON:
  [{"file": …, "ok": false, "findings": [{"at": "points.0.summary.throughput", "message": …}]}]

Examples:
  migrascope report validate *.migrascope.json`,

  async run({ words, has }, { terminal, createHost }) {
    if (words.length === 0) throw new UsageError('which files? migrascope report validate FILE…')
    await using host = createHost()
    const results = []
    for (const file of words) {
      const findings = await findingsOf(host, file, terminal.folder)
      results.push({ file, ok: findings.length === 0, findings })
    }
    if (has('json')) terminal.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
    else {
      for (const { file, findings } of results) {
        if (findings.length === 0) terminal.stdout.write(`${file}: ok\n`)
        for (const { at, message } of findings) {
          terminal.stdout.write(`${file}: ${at === '' ? '' : `${at}: `}${message}\n`)
        }
      }
    }
    return results.every(({ ok }) => ok) ? exitCodes.done : exitCodes.failed
  },
}

/** A file that cannot be read is a finding, so that the others are still looked at. */
async function findingsOf(host: Host, file: string, folder: string) {
  try {
    return host.checkReport(path.basename(file), await readText(host, path.resolve(folder, file)))
  } catch (thrown) {
    return [{ at: '', message: toFailure(thrown).message }]
  }
}
