/**
 * The loop of one thread of a workqueue. It takes what the submitter has handed over, lowest request
 * first, one whole look at the map at a time so that no request starves; it sleeps when there is nothing;
 * between requests it obeys STOP. The hot path is atomics and the handler: no messages, no allocation.
 * How it learns what is pending, says what is finished and sleeps is its side of the design (thread-side.ts).
 */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { toFailure } from '../shared/failure.ts'
import { threadStates } from '../shared/live.ts'
import { countBits, lowestBit } from './bits.ts'
import { writeError } from './error-text.ts'
import {
  BLOCKED_NS,
  blockWord,
  BUSY_NS,
  BYTES_IN,
  BYTES_OUT,
  CANCELLED,
  CONTROL,
  CPU_NS,
  CURRENT,
  FAILED,
  FAILED_THREAD,
  FIGURES,
  figuresWord,
  GO,
  HANDLED,
  HELD_AT,
  MAX_REQUESTS,
  QUICK,
  REQUEST_WORDS,
  REQUESTS,
  SINCE,
  SLEEPS,
  STATE,
  STATUS_WORD,
  STOP,
  STOP_FAILED,
  WAIT_NS,
} from './layout.ts'
import { RunClock, sharedClock } from './run-clock.ts'
import { chooseSide, type DesignChoice } from './sides.ts'

/** What a thread handled so far; the handler adds to it. */
export interface Counts {
  bytesIn: number
  bytesOut: number
}

/** The thread's side of the four operations; `done` is the submitter's. */
export interface ThreadOperations<Config> {
  /** Prepares a run; what it throws fails the run before the clock starts. */
  threadInit(config: Config, counts: Counts): Handler
}

export interface Handler {
  /** Handles the request whose words begin at `words[at]`. What it throws fails the run. */
  handle(words: Int32Array, at: number): void
  threadUninit(): void
}

/** Serial of the answer that a thread gives unasked, when it enters its loop. */
export const READY = 0
/** What a thread is told, and what it answers. `serial` pairs the two. */
export type ToThread =
  | {
      readonly kind: 'begin'
      readonly serial: number
      readonly choice: DesignChoice
      readonly config: unknown
    }
  | { readonly kind: 'end'; readonly serial: number }
  | { readonly kind: 'quit'; readonly serial: number }
export type FromThread =
  | { readonly kind: 'ok'; readonly serial: number }
  | { readonly kind: 'failed'; readonly serial: number; readonly failure: unknown }

export interface ThreadData {
  readonly thread: number
  readonly memory: SharedArrayBuffer
  readonly clockMemory: SharedArrayBuffer
  readonly clockBase: bigint
}

const PARKED = threadStates.indexOf('parked')
const WAITING = threadStates.indexOf('waiting')
const BUSY = threadStates.indexOf('busy')

/** Looks at the maps this often before sleeping: about the time that a wake-up costs. */
const POLLS = 200
/**
 * Requests that take less than this each, nanoseconds, go back to the submitter in groups: to give back one costs
 * as much as they do. The look before tells; a look that begins a run is not trusted with it. The submitter is
 * told as well (QUICK) and stays with such a thread.
 */
const QUICK_NS = 500
/** Where groups end, in a map: every eighth request. */
const GROUP_ENDS = 0x80808080
/** Nanoseconds between two readings of the thread's CPU time, a system call. */
const CPU_EVERY = 50e6

/** Runs this worker as a thread of the workqueue that its workerData describes, until told to quit. */
export function runThread<Config>(operations: ThreadOperations<Config>): void {
  const port = parentPort
  if (port === null) throw new Error('a workqueue thread runs in a worker only')
  const { thread, memory, clockMemory, clockBase } = workerData as ThreadData
  const words = new Int32Array(memory)
  const figures = new Float64Array(memory)
  const clock = new RunClock(clockMemory, sharedClock(clockBase))
  const block = blockWord(thread)
  const figure = figuresWord(thread)
  let side = chooseSide(words, thread, { design: 'per-thread', requests: MAX_REQUESTS })

  const counts: Counts = { bytesIn: 0, bytesOut: 0 }
  let handler: Handler | undefined
  let control = 0
  let cpuStart = 0
  let cpuReadAt = 0
  let isQuick = false

  const enter = (state: number, at: number) => {
    figures[figure + SINCE] = at
    figures[figure + HELD_AT] = clock.held()
    words[block + STATE] = state
  }

  const add = (index: number, amount: number) => {
    figures[figure + index] = (figures[figure + index] as number) + amount
  }

  /**
   * Enters `state` and books the idle time up to `now` as waiting or blocked. SINCE moves before a sum
   * grows, here and in work(), so that a reader in between misses a stretch and never sees it twice.
   */
  const leaveIdle = (state: number, now: number) => {
    const idle = now - (figures[figure + SINCE] as number)
    const held = clock.held() - (figures[figure + HELD_AT] as number)
    const blocked = Math.min(idle, Math.max(0, held))
    enter(state, now)
    add(BLOCKED_NS, blocked)
    add(WAIT_NS, idle - blocked)
  }

  /** A hint to the submitter, written only when it changes: its line is the one that DONE is in. */
  const setQuick = (quick: boolean) => {
    if (quick === isQuick) return
    isQuick = quick
    words[block + QUICK] = quick ? 1 : 0
  }

  const cpuNs = () => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) * 1000
  }

  /** Once per handler, also when it throws. */
  const uninit = () => {
    const ended = handler
    handler = undefined
    ended?.threadUninit()
  }

  const obey = (message: ToThread) => {
    switch (message.kind) {
      case 'begin':
        uninit()
        side = chooseSide(words, thread, message.choice)
        counts.bytesIn = counts.bytesOut = 0
        handler = operations.threadInit(message.config as Config, counts)
        figures.fill(0, figure, figure + FIGURES)
        cpuStart = cpuNs()
        cpuReadAt = 0
        setQuick(false)
        enter(WAITING, clock.now())
        return
      case 'end': {
        // What a stopped run has left goes back first: the next run finds every request free.
        while (step());
        const now = clock.now()
        if (handler === undefined) {
          enter(PARKED, now)
          return
        }
        leaveIdle(PARKED, now)
        figures[figure + CPU_NS] = cpuNs() - cpuStart
        uninit()
        return
      }
      case 'quit':
        uninit()
        return
      default:
        message satisfies never
    }
  }

  /** Obeys what the owner has said since the last look; true when that was to quit. */
  const readControl = (): boolean => {
    for (;;) {
      control = Atomics.load(words, block + CONTROL)
      const received = receiveMessageOnPort(port) as { message: ToThread } | undefined
      if (received === undefined) return false
      const { message } = received
      const { serial } = message
      try {
        obey(message)
        port.postMessage({ kind: 'ok', serial } satisfies FromThread)
      } catch (thrown) {
        const failure = toFailure(thrown)
        port.postMessage({ kind: 'failed', serial, failure } satisfies FromThread)
      }
      if (message.kind === 'quit') return true
    }
  }

  const fail = (thrown: unknown) => {
    const { code, message } = toFailure(thrown)
    writeError(memory, thread, { code, request: words[block + CURRENT] as number, message })
    Atomics.compareExchange(words, FAILED_THREAD, 0, thread + 1)
    Atomics.compareExchange(words, STOP, GO, STOP_FAILED)
    // At once: the requests that the submitter waits for may be long ones.
    side.wakeSubmitter()
  }

  /** Handles the requests of `bits`, a snapshot of one map. */
  const serve = (map: number, bits: number) => {
    let finished = 0
    let handled = 0
    for (let rest = bits; rest !== 0; rest &= rest - 1) {
      const request = map * 32 + lowestBit(rest)
      const at = side.firstRequest + request * REQUEST_WORDS
      if (Atomics.load(words, STOP) !== GO || handler === undefined) {
        words[at + STATUS_WORD] = CANCELLED
      } else {
        words[block + CURRENT] = request
        try {
          handler.handle(words, at)
          words[at + STATUS_WORD] = HANDLED
        } catch (thrown) {
          words[at + STATUS_WORD] = FAILED
          fail(thrown)
        }
        words[block + CURRENT] = -1
        handled++
      }
      const bit = rest & -rest
      finished |= bit
      if (isQuick && (bit & GROUP_ENDS) === 0 && rest !== bit) continue
      add(REQUESTS, handled)
      figures[figure + BYTES_IN] = counts.bytesIn
      figures[figure + BYTES_OUT] = counts.bytesOut
      side.finishAll(map, finished)
      finished = handled = 0
    }
  }

  const work = (low: number, high: number) => {
    const began = clock.now()
    leaveIdle(BUSY, began)
    if (low !== 0) serve(0, low)
    if (high !== 0) serve(1, high)
    const ended = clock.now()
    enter(WAITING, ended)
    add(BUSY_NS, ended - began)
    setQuick(ended - began < QUICK_NS * (countBits(low) + countBits(high)))
    if (ended - cpuReadAt > CPU_EVERY) {
      cpuReadAt = ended
      figures[figure + CPU_NS] = cpuNs() - cpuStart
    }
  }

  /** Works through one look at the maps; false when there is nothing. */
  const step = (): boolean => {
    const low = side.pending(0)
    const high = side.pending(1)
    if (low === 0 && high === 0) return false
    work(low, high)
    return true
  }

  const nothingToDo = () =>
    side.pending(0) === 0 &&
    side.pending(1) === 0 &&
    Atomics.load(words, block + CONTROL) === control

  const sleep = () => {
    for (let i = 0; i < POLLS; i++) if (!nothingToDo()) return
    if (side.sleep(nothingToDo)) add(SLEEPS, 1)
  }

  port.postMessage({ kind: 'ok', serial: READY } satisfies FromThread)
  let quitting = false
  for (;;) {
    if (Atomics.load(words, block + CONTROL) !== control) quitting = readControl() || quitting
    if (step()) continue
    if (quitting) break
    sleep()
  }
  port.close()
}
