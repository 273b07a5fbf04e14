/**
 * The receiving side: restores every page of a window on the decompression workqueue and checks it. Pages
 * that were found to be zero are checked here, against a page of zeros.
 */
import { MigrascopeError } from '../../shared/failure.ts'
import { formatAddress } from '../../shared/units.ts'
import type { Arena } from '../../workers/arena.ts'
import {
  BROKEN,
  LIST_START,
  MATCHES,
  OUTPUT_BYTES,
  PAGES,
  RAW,
  VERDICT,
} from '../../workers/page-request.ts'
import { RunClock, sharedClock } from '../../workers/run-clock.ts'
import { createSubmitter, type Submitter } from '../workqueue/submitter.ts'
import type { QueueHandle } from '../workqueue/workqueue.ts'
import type { JobOptions } from './job.ts'
import type { MadeRequests } from './made-requests.ts'
import { queueShape } from './queue-shape.ts'
import type { Segments } from './segments.ts'

export class Verifier {
  verifiedPages = 0
  readonly #arena: Arena
  readonly #segments: Segments
  readonly #submitter: Submitter
  readonly #clock: RunClock
  readonly #zeroPage: Uint8Array
  /** By page of the arena: it was restored from a request. */
  readonly #restored: Uint8Array

  constructor(options: JobOptions, arena: Arena, segments: Segments, decompress: QueueHandle) {
    const shape = queueShape(options.settings, arena.pageSize)
    this.#arena = arena
    this.#segments = segments
    this.#zeroPage = new Uint8Array(arena.pageSize)
    this.#restored = new Uint8Array(arena.capacity)
    this.#clock = new RunClock(decompress.clockMemory, sharedClock(decompress.clockBase))
    this.#submitter = createSubmitter({
      memory: decompress.memory,
      threads: options.settings.decompressThreads,
      design: shape.design,
      requests: shape.requests,
      batch: shape.batch,
      done: (words, at) => {
        this.#judge(words, at)
      },
    })
  }

  /**
   * @param told called now and then with the pages verified so far
   * @throws MigrascopeError `verify-mismatch` naming the first guest page found that is not as it was
   */
  verify(made: MadeRequests, told: (pages: number) => void): void {
    this.#clock.start()
    this.#restored.fill(0)
    for (let i = 0; i < made.count && !this.#submitter.cancelled; i++) {
      const { start, pages, bytes, raw } = made.get(i)
      const at = this.#submitter.waitForRequest()
      const { words } = this.#submitter
      words[at + LIST_START] = start
      words[at + PAGES] = pages
      words[at + OUTPUT_BYTES] = bytes
      words[at + RAW] = raw ? 1 : 0
      this.#submitter.submit(at)
      if (i % 256 === 0) told(this.verifiedPages)
    }
    this.#submitter.waitForRequests()
    if (!this.#submitter.cancelled) this.#checkZeroPages()
    this.#clock.stop()
    told(this.verifiedPages)
  }

  #judge(words: Int32Array, at: number): void {
    if (this.#submitter.cancelled) return
    const start = words[at + LIST_START] as number
    const pages = words[at + PAGES] as number
    const verdict = words[at + VERDICT] as number
    if (verdict !== MATCHES) {
      const page = this.#arena.list[start + Math.max(0, verdict - 1)] as number
      const what = verdict === BROKEN ? 'does not decompress' : 'is not as it was'
      throw this.#mismatch(page, what)
    }
    for (let i = 0; i < pages; i++) this.#restored[this.#arena.list[start + i] as number] = 1
    this.verifiedPages += pages
  }

  #checkZeroPages(): void {
    for (const { firstPage, pages } of this.#segments.all) {
      for (let page = firstPage; page < firstPage + pages; page++) {
        if (this.#restored[page] === 1) continue
        if (Buffer.compare(this.#arena.page(page), this.#zeroPage) !== 0) {
          throw this.#mismatch(page, 'was taken for a zero page')
        }
        this.verifiedPages++
      }
    }
  }

  #mismatch(page: number, what: string): MigrascopeError {
    const address = this.#segments.address(page)
    return new MigrascopeError(
      'verify-mismatch',
      `After decompression the guest page at ${formatAddress(address)} ${what}. The codec or the machine's memory is at fault.`,
      { address },
    )
  }
}
