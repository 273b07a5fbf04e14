/**
 * Progress on stderr. A terminal gets one line that is written over; anything else gets a line at each new
 * stage and one every ten seconds, so that a log shows life and stays short.
 */
import { formatDuration } from '../../shared/units.ts'
import type { Terminal } from './terminal.ts'
import { createTimeLeft } from './time-left.ts'

const LOG_EVERY_MS = 10_000
const BAR = 24

export interface Step {
  /** What is going on: `compressing`. */
  readonly stage: string
  readonly done: number
  /** 0 where it is not known. */
  readonly goal: number
  /** More for people, such as the throughput. */
  readonly note?: string
  /** Milliseconds to go, from who knows better than the last ten seconds show; null when nobody can say yet. */
  readonly leftMs?: number | null
}

export interface Progress {
  show(step: Step): void
  /** Takes the line away, so that what is printed next stands alone. */
  clear(): void
}

export function createProgress({ stderr, now }: Pick<Terminal, 'stderr' | 'now'>): Progress {
  const timeLeft = createTimeLeft()
  const stages = new Set<string>()
  let logged = -Infinity
  let onScreen = false

  const text = (step: Step) => {
    const shown = step.goal > 0 ? timeLeft.at(now(), step.done, step.goal) : undefined
    const left = step.leftMs === undefined ? shown : (step.leftMs ?? undefined)
    const share = step.goal > 0 ? Math.min(1, step.done / step.goal) : undefined
    return [
      step.stage,
      ...(share === undefined ? [] : [...bar(share), `${Math.floor(share * 100)} %`]),
      ...(step.note === undefined ? [] : [step.note]),
      ...(left === undefined ? [] : [`${formatLeft(left)} left`]),
    ].join('  ')
  }
  const bar = (share: number) => {
    if (!stderr.live || stderr.columns < 72) return []
    const full = Math.round(share * BAR)
    return [`[${'#'.repeat(full)}${'.'.repeat(BAR - full)}]`]
  }

  return {
    show(step) {
      const line = text(step)
      if (stderr.live) {
        // Cut before the last column: a line that wraps could not be written over.
        stderr.write(`\r${line.slice(0, stderr.columns - 1)}\u001b[K`)
        onScreen = true
      } else if (!stages.has(step.stage) || now() - logged >= LOG_EVERY_MS) {
        stderr.write(`${line}\n`)
        logged = now()
      }
      stages.add(step.stage)
    },
    clear() {
      if (onScreen) stderr.write('\r\u001b[K')
      onScreen = false
    },
  }
}

/** Whole seconds: an estimate has no tenths. */
function formatLeft(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  return seconds < 60 ? `${seconds} s` : formatDuration(seconds * 1e9)
}
