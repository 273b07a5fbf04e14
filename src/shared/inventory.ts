/** The plainest inventory, apart from its schema: threads that read dumps load no validator for it. */
import type { Inventory } from './dump-facts.ts'

/** The inventory of a dump whose pages are all there, once and uncompressed. */
export const plainInventory = (total: number): Inventory => ({
  total,
  excluded: 0,
  missing: 0,
  repeated: 0,
  passes: [],
  compression: null,
  warnings: [],
})
