/** A page counter on the source files, and what one thread alone counts. */
import { ClassCounts } from '../../src/main/dump/class-counts.ts'
import type { DumpReference } from '../../src/main/dump/dump.ts'
import { openDump } from '../../src/main/dump/open.ts'
import { runCensus } from '../../src/main/migration/census.ts'
import { PageCounter, type PageCounterOptions } from '../../src/main/migration/page-counter.ts'
import { Progress } from '../../src/main/migration/progress.ts'
import type { CountedPages } from '../../src/main/migration/pump-messages.ts'
import { PumpPort } from '../../src/main/migration/pump-port.ts'

const source = (path: string) => new URL(`../../src/main/migration/${path}`, import.meta.url)

export interface Counter extends AsyncDisposable {
  count(
    dump: DumpReference,
    hooks?: { readonly progress?: Progress; readonly signal?: AbortSignal },
  ): Promise<CountedPages>
}

/** Three threads, whatever the dump's size, where its pages can be had in any order. */
export function makeCounter(options: Partial<PageCounterOptions> = {}): Counter {
  const reader = new PumpPort(source('pump.ts'), 'reader')
  const workerUrl = source('census-thread.ts')
  const counter = new PageCounter({ reader, workerUrl, threads: 3, minBytes: 0, ...options })
  return {
    count(dump, { progress = new Progress(), signal = new AbortController().signal } = {}) {
      using opened = openDump(dump)
      const { access, facts } = opened
      return counter.count({ dump, access, guestBytes: facts.guestBytes, progress, signal })
    },
    async [Symbol.asyncDispose]() {
      await counter[Symbol.asyncDispose]()
      await reader[Symbol.asyncDispose]()
    },
  }
}

/** The same in this thread. */
export function countAlone(dump: DumpReference): CountedPages {
  using opened = openDump(dump)
  return runCensus(opened, new ClassCounts(), null, new Progress())
}
