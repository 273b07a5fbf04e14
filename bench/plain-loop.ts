/** The plain loop over all pages of a dump, with its time: what a script would do, one thread, no queue. */
import { openDump } from '../src/main/dump/open.ts'
import { PageCursor } from '../src/main/dump/pages.ts'
import {
  plainLoop,
  type PlainLoopSettings,
  type PlainPass,
} from '../src/main/migration/plain-loop.ts'

export interface Pass extends PlainPass {
  readonly seconds: number
}

export class PlainLoop {
  /** The guest's pages one behind the other. */
  readonly #memory: Uint8Array
  readonly #pageSize: number

  /** Reads the whole dump. */
  constructor(path: string) {
    using dump = openDump({ kind: 'file', path })
    const { total } = dump.inventory({})
    this.#pageSize = dump.facts.pageSize
    this.#memory = new Uint8Array(new SharedArrayBuffer(total * this.#pageSize))
    new PageCursor(dump).fill(this.#memory)
  }

  get bytes(): number {
    return this.#memory.length
  }

  pass(settings: PlainLoopSettings): Pass {
    const once = plainLoop(settings, this.#memory, this.#pageSize)
    const began = performance.now()
    const made = once()
    return { seconds: (performance.now() - began) / 1000, ...made }
  }

  /** MB of guest memory per second, one pass. */
  speed(settings: PlainLoopSettings): number {
    return this.bytes / 1e6 / this.pass(settings).seconds
  }
}
