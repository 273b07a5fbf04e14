/** What the host tells its shells. */
import type { CensusEvent, Recent, RunEvent } from '../../shared/contract.ts'

export interface HostEvents {
  run: RunEvent
  census: CensusEvent
  recents: Recent[]
  live: Float64Array
}
