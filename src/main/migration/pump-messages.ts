/** What the host asks of the pump and what it answers; one request at a time. */
import type { Census, DumpFacts } from '../../shared/dump-facts.ts'
import type { Failure } from '../../shared/failure.ts'
import type { DumpReference } from '../dump/dump.ts'
import type { JobOptions, JobOutcome } from './job.ts'

export interface PumpRequests {
  /** The facts of a dump, from its headers. */
  readonly describe: {
    readonly argument: { readonly dump: DumpReference }
    readonly answer: DumpFacts
  }
  readonly census: {
    readonly argument: { readonly dump: DumpReference; readonly progress: SharedArrayBuffer }
    readonly answer: Census
  }
  readonly job: {
    readonly argument: {
      readonly dump: DumpReference
      readonly job: JobOptions
      readonly progress: SharedArrayBuffer
    }
    readonly answer: JobOutcome
  }
}

export type PumpRequestName = keyof PumpRequests

export type ToPump = {
  [K in PumpRequestName]: { readonly name: K } & PumpRequests[K]['argument']
}[PumpRequestName]

export type FromPump =
  | { readonly ok: true; readonly value: PumpRequests[PumpRequestName]['answer'] }
  | { readonly ok: false; readonly failure: Failure }
