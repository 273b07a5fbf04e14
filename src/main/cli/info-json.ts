/** A dump's facts as `info --json` prints them. Keys may join these; none may go or change its meaning. */
import type { Census, DumpFacts } from '../../shared/dump-facts.ts'

export function infoJson(facts: DumpFacts, census: Census): string {
  const { format, pageSize, guestBytes, blocks, warnings } = facts
  const { name, fileBytes, variant, machine } = facts
  const pages = { total: census.total, zero: census.zero }
  const promised = { format, pageSize, guestBytes, pages, blocks, warnings }
  return `${JSON.stringify({ ...promised, name, fileBytes, variant, machine }, null, 2)}\n`
}
