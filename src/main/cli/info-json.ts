/** A dump's facts as `info --json` prints them. Keys may join these; none may go or change its meaning. */
import type { Census, DumpFacts } from '../../shared/dump-facts.ts'

export function infoJson(facts: DumpFacts, census: Census): string {
  const { format, pageSize, guestBytes, blocks, warnings } = facts
  const { name, fileBytes, variant, machine } = facts
  const { total, zero, excluded, missing, repeated, passes, compression } = census
  const pages = { total, zero, excluded, missing, repeated }
  const all = [...warnings, ...census.warnings]
  const promised = { format, pageSize, guestBytes, pages, blocks, warnings: all }
  const more = { name, fileBytes, variant, machine, passes, compression }
  return `${JSON.stringify({ ...promised, ...more }, null, 2)}\n`
}
