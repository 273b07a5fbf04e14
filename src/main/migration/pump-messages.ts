/** What the host asks of the pump and what it answers; one request at a time. */
import type { Census, DumpFacts } from '../../shared/dump-facts.ts'
import type { Failure } from '../../shared/failure.ts'
import type { PageMap } from '../../shared/page-map.ts'
import type { Access, DumpReference } from '../dump/dump.ts'
import type { Fingerprint } from '../dump/fingerprint.ts'
import type { CeilingTask } from './ceilings.ts'
import type { CensusThreads } from './census-submitter.ts'
import type { JobOptions, JobOutcome } from './job.ts'

export interface CountedPages {
  /** As they are once all pages are known. */
  readonly facts: DumpFacts
  readonly census: Census
  readonly map: PageMap
}

export interface PumpRequests {
  /** What a dump is, from its headers. */
  readonly describe: {
    readonly argument: { readonly dump: DumpReference }
    readonly answer: { readonly facts: DumpFacts; readonly access: Access }
  }
  /** Its pages by cell and class, counted by the pump itself or by the threads of a queue that has begun. */
  readonly census: {
    readonly argument: {
      readonly dump: DumpReference
      readonly progress: SharedArrayBuffer
      /** Of `ClassCounts`, all zeros. */
      readonly counts: SharedArrayBuffer
      readonly threads: CensusThreads | null
    }
    readonly answer: CountedPages
  }
  /** The checksum of a dump's file; see fingerprint.ts. */
  readonly fingerprint: {
    readonly argument: { readonly dump: DumpReference; readonly progress: SharedArrayBuffer }
    readonly answer: Fingerprint
  }
  /** MB/s of one thread without a queue, by task; see ceilings.ts. */
  readonly ceilings: {
    readonly argument: {
      readonly dump: DumpReference
      readonly tasks: readonly CeilingTask[]
      readonly progress: SharedArrayBuffer
    }
    readonly answer: readonly number[]
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
