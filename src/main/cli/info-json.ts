/** A dump's facts as `info --json` prints them. Keys may join these; none may go or change its meaning. */
import type { Census, DumpFacts } from '../../shared/dump-facts.ts'
import { compressionRate } from '../../shared/facts-text.ts'
import type { PageMap } from '../../shared/page-map.ts'

/** @param map null where it was not asked for */
export function infoJson(facts: DumpFacts, census: Census, map: PageMap | null): string {
  const { format, pageSize, guestBytes, blocks, warnings } = facts
  const { name, fileBytes, variant, creator, machine } = facts
  const { total, zero, excluded, missing, repeated, passes } = census
  const compression = census.compression && {
    ...census.compression,
    rate: compressionRate(census.compression, pageSize),
  }
  const pages = { total, zero, excluded, missing, repeated }
  const all = [...warnings, ...census.warnings]
  const promised = { format, pageSize, guestBytes, pages, blocks, warnings: all }
  const more = { name, fileBytes, variant, creator, machine, passes, compression }
  const classes = map && { classes: map.totals }
  return `${JSON.stringify({ ...promised, ...more, ...classes }, null, 2)}\n`
}
