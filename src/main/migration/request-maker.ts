/**
 * Makes requests of the pages that are not zero: lists them, cuts the list into requests, hands them to the
 * compression workqueue, counts what comes back. A request may reach over several segments; segments know
 * of it. The list is a ring as long as the arena has pages, so an entry is free again before its turn.
 */
import type { Arena } from '../../workers/arena.ts'
import { CANCELLED, STATUS_WORD } from '../../workers/layout.ts'
import {
  BEGAN_NS,
  FIRST_SEGMENT,
  isTimed,
  LIST_START,
  OUTPUT_BYTES,
  PAGES,
  RAW,
  SEGMENTS,
  SUBMITTED_NS,
  TOOK_NS,
} from '../../workers/page-request.ts'
import { type Clock, sharedClock } from '../../workers/run-clock.ts'
import { createSubmitter, type Submitter } from '../workqueue/submitter.ts'
import type { CellSums } from './cell-sums.ts'
import type { JobOptions } from './job.ts'
import { LatencyRecorder } from './latency.ts'
import { MadeRequests } from './made-requests.ts'
import type { PhaseTimer } from './phase-timer.ts'
import { queueShape } from './queue-shape.ts'
import type { Segment, Segments } from './segments.ts'

export class RequestMaker {
  /** Pages by what became of them. A page counts when its request is collected. */
  readonly counts = { normal: 0, duplicate: 0, busy: 0, compressedSize: 0, storedRaw: 0 }
  /** The requests of this window, for verification. */
  readonly made: MadeRequests
  /** Requests that the queue can hold. */
  readonly capacity: number
  readonly latency = new LatencyRecorder()
  readonly #arena: Arena
  readonly #segments: Segments
  readonly #cells: CellSums | undefined
  readonly #timer: PhaseTimer
  readonly #submitter: Submitter
  readonly #pagesPerRequest: number
  readonly #waitThread: boolean
  readonly #isTimed: boolean
  readonly #clock: Clock
  /** The queue's memory as doubles. */
  readonly #times: Float64Array
  /** Entry that the next listed page gets, and the request being gathered before it. */
  #listEnd = 0
  #start = 0
  #pages = 0
  #firstSegment = 0

  /** @param cells told of each request that was compressed */
  constructor(
    options: JobOptions,
    arena: Arena,
    segments: Segments,
    timer: PhaseTimer,
    cells: CellSums | undefined,
  ) {
    const { settings, compress } = options
    const shape = queueShape(settings, arena.pageSize)
    this.#arena = arena
    this.#segments = segments
    this.#cells = cells
    this.#timer = timer
    this.#pagesPerRequest = Math.min(shape.pages, arena.capacity)
    this.#waitThread = settings.waitThread
    this.#isTimed = isTimed(settings.codec)
    this.#clock = sharedClock(compress.clockBase)
    this.#times = new Float64Array(compress.memory)
    this.made = new MadeRequests(settings.verify ? arena.capacity : 0)
    this.capacity = shape.requests * settings.threads
    this.#submitter = createSubmitter({
      memory: compress.memory,
      threads: settings.threads,
      design: shape.design,
      requests: shape.requests,
      batch: shape.batch,
      done: (words, at) => {
        this.#collect(words, at)
      },
    })
  }

  get cancelled(): boolean {
    return this.#submitter.cancelled
  }

  get listEnd(): number {
    return this.#listEnd
  }

  /** Nothing is in flight and the arena starts over. */
  beginWindow(): void {
    this.made.clear()
    this.#listEnd = this.#start = 0
  }

  /** Takes a page that is not zero. */
  list(page: number): void {
    this.#arena.list[this.#listEnd % this.#arena.capacity] = page
    this.#listEnd++
  }

  duplicate(pages: number): void {
    this.counts.duplicate += pages
  }

  /** Cuts requests out of what was listed since entry `from`, all of it in `segment`. */
  submitFrom(from: number, segment: number): void {
    const { capacity } = this.#arena
    for (let entry = from; entry < this.#listEnd; entry++) {
      const place = entry % capacity
      if (place === 0) this.#submit(segment)
      if (this.#pages === 0) {
        this.#start = place
        this.#firstSegment = segment
      }
      this.#pages++
      if (this.#pages === this.#pagesPerRequest) this.#submit(segment)
      if (this.cancelled) return
    }
  }

  /** Waits until `segment` may be filled again. */
  makeRoom(segment: Segment): void {
    if (this.#pages > 0 && this.#firstSegment === segment.index) this.#submit(segment.index - 1)
    if (segment.outstanding === 0) return
    this.#timer.enter('wait')
    this.#submitter.waitUntil(() => segment.outstanding === 0)
  }

  /** Submits the rest and waits for all. */
  drain(): void {
    this.#timer.enter('submit')
    if (!this.cancelled) this.#submit(this.#firstSegment)
    this.#pages = 0
    this.#timer.enter('drain')
    this.#submitter.waitForRequests()
  }

  /** @param lastSegment where the last page of the gathered request lies */
  #submit(lastSegment: number): void {
    if (this.#pages === 0) return
    const at = this.#takeRequest()
    const all = this.#segments.all.length
    const segments = ((lastSegment - this.#firstSegment + all) % all) + 1
    if (at === -1) this.#sendUncompressed()
    else {
      const { words } = this.#submitter
      words[at + LIST_START] = this.#start
      words[at + PAGES] = this.#pages
      words[at + FIRST_SEGMENT] = this.#firstSegment
      words[at + SEGMENTS] = segments
      if (this.#isTimed) this.#times[(at >> 1) + SUBMITTED_NS] = this.#clock()
      this.#countSegments(this.#firstSegment, segments, 1)
      this.#submitter.submit(at)
    }
    this.#pages = 0
  }

  #takeRequest(): number {
    const at = this.#submitter.getRequest()
    if (at !== -1 || !this.#waitThread) return at
    this.#timer.enter('wait')
    const later = this.#submitter.waitForRequest()
    this.#timer.enter('submit')
    return later
  }

  /** compress-wait-thread off and all busy: the pages go out as they are, by the submitter itself. */
  #sendUncompressed(): void {
    const { list, pageSize } = this.#arena
    const output = this.#arena.outputOf(this.#start, this.#pages * pageSize)
    for (let i = 0; i < this.#pages; i++) {
      output.set(this.#arena.page(list[this.#start + i] as number), i * pageSize)
    }
    this.counts.normal += this.#pages
    this.counts.busy += this.#pages
    this.made.add(this.#start, this.#pages, output.length, true)
  }

  #collect(words: Int32Array, at: number): void {
    this.#countSegments(words[at + FIRST_SEGMENT] as number, words[at + SEGMENTS] as number, -1)
    if (words[at + STATUS_WORD] === CANCELLED) return
    const pages = words[at + PAGES] as number
    const bytes = words[at + OUTPUT_BYTES] as number
    const raw = words[at + RAW] === 1
    this.counts.normal += pages
    this.counts.compressedSize += bytes
    if (raw) this.counts.storedRaw++
    const start = words[at + LIST_START] as number
    this.made.add(start, pages, bytes, raw)
    const took = this.#isTimed ? this.#time(at, TOOK_NS) : 0
    if (this.#isTimed) {
      this.latency.add(this.#time(at, BEGAN_NS) - this.#time(at, SUBMITTED_NS), took)
    }
    this.#cells?.add(this.#arena.list, start, pages, this.#arena.pageSize, bytes, took)
  }

  #time(at: number, index: number): number {
    return this.#times[(at >> 1) + index] as number
  }

  #countSegments(first: number, count: number, step: number): void {
    for (let i = 0; i < count; i++) this.#segments.at(first + i).outstanding += step
  }
}
