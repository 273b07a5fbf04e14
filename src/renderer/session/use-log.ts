/** What happened in this window, with the time: the newest 500 lines. */
import { shallowRef, type ShallowRef } from 'vue'

export type LogLevel = 'info' | 'warning' | 'error'

export interface LogLine {
  readonly id: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly level: LogLevel
  readonly text: string
}

export interface Log {
  readonly lines: Readonly<ShallowRef<readonly LogLine[]>>
  readonly add: (level: LogLevel, text: string) => void
  readonly clear: () => void
}

const MOST = 500

export function useLog(now: () => number = Date.now): Log {
  const lines = shallowRef<readonly LogLine[]>([])
  let nextId = 1
  return {
    lines,
    add(level, text) {
      lines.value = [...lines.value, { id: nextId++, at: now(), level, text }].slice(-MOST)
    },
    clear: () => void (lines.value = []),
  }
}
