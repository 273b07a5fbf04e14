/** A report whose every text is an attack on the formats that it is exported to, and is valid all the same. */
import * as v from 'valibot'
import type { Report } from '../../../src/shared/report.ts'
import { reportSchema } from '../../../src/shared/report.ts'
import { richReport } from './rich-report.ts'

export const attack =
  '=cmd|\' /C calc\'!A0,"x"\n</script><script>alert(1)</script><img src=x onerror=alert(2)>|*a*`b`&amp;\u0007\u2028\uD800'

export function hostileReport(): Report {
  const report = richReport()
  report.command = attack
  report.environment.cpuModel = attack
  report.environment.unread = { [attack.slice(0, 60)]: attack }
  report.noise = { verdict: 'noisy', causes: [attack] }
  for (const { facts } of report.dumps) {
    facts.name = attack
    facts.variant = attack
    facts.warnings = [attack]
  }
  for (const row of report.imported) {
    row.name = attack
    row.file = attack
    row.notes = [attack]
  }
  return v.parse(reportSchema, report)
}
