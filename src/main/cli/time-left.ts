/**
 * How long something goes on, from how far it has come. It looks at the last ten seconds, so that a
 * slow start is forgotten, and starts anew whenever the work does.
 */
const WINDOW_MS = 10_000

export interface TimeLeft {
  /** Milliseconds to go, undefined while there is too little to say. */
  at(now: number, done: number, goal: number): number | undefined
}

export function createTimeLeft(): TimeLeft {
  let goalBefore = NaN
  let samples: { now: number; done: number }[] = []
  return {
    at(now, done, goal) {
      if (goal !== goalBefore || done < (samples.at(-1)?.done ?? 0)) samples = []
      goalBefore = goal
      samples.push({ now, done })
      while (samples.length > 2 && now - (samples[1]?.now ?? now) >= WINDOW_MS) samples.shift()
      const first = samples[0] ?? { now, done }
      if (now - first.now < 500 || done === first.done) return undefined
      return ((goal - done) * (now - first.now)) / (done - first.done)
    },
  }
}
