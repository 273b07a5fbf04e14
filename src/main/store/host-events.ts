/** What the host tells its shells. */
import type { CensusEvent, Recent, RunEvent, SweepEvent } from '../../shared/contract.ts'

export interface HostEvents {
  run: RunEvent
  sweep: SweepEvent
  census: CensusEvent
  recents: Recent[]
  live: Float64Array
}
