import { expect, test } from 'vitest'
import { createPace, type Screen } from '../../src/renderer/live/pace.ts'

const SAMPLE_MS = 100

/** A screen on which every frame takes as long as is said, and time goes on only when it is told to. */
function simulated(frameMs: () => number) {
  let nowMs = 0
  let hidden = false
  const shown = new Set<() => void>()
  const timers: { readonly atMs: number; readonly run: () => void }[] = []
  const screen: Screen = {
    now: () => nowMs,
    hidden: () => hidden,
    onShown(listener) {
      shown.add(listener)
      return () => void shown.delete(listener)
    },
    after: (ms, run) => void timers.push({ atMs: nowMs + ms, run }),
    timed(draw, took) {
      draw()
      took(frameMs())
    },
  }
  return {
    screen,
    shown,
    hide: () => void (hidden = true),
    show() {
      hidden = false
      for (const listener of shown) listener()
    },
    goTo(ms: number) {
      for (;;) {
        const next = timers.filter(timer => timer.atMs <= ms).sort((a, b) => a.atMs - b.atMs)[0]
        if (next === undefined) break
        timers.splice(timers.indexOf(next), 1)
        nowMs = next.atMs
        next.run()
      }
      nowMs = ms
    },
    now: () => nowMs,
  }
}

/** Ten samples a second for ten seconds. @returns which sample was drawn, and when */
function drawn(frameMs: () => number) {
  const draws: { readonly sample: number; readonly atMs: number }[] = []
  const sim = simulated(frameMs)
  let sample = 0
  const pace = createPace(() => draws.push({ sample, atMs: sim.now() }), sim.screen)
  for (; sample < 100; sample++) {
    sim.goTo(sample * SAMPLE_MS)
    pace.ask()
  }
  sample = 99
  sim.goTo(20_000)
  return draws
}

test('cheap frames show every sample', () => {
  expect(drawn(() => 2).map(draw => draw.sample)).toEqual(Array.from({ length: 100 }, (_, i) => i))
})

test('dear frames take three per cent of the time, and the newest sample is drawn in the end', () => {
  const draws = drawn(() => 9)
  const gaps = draws.slice(1).map((draw, i) => draw.atMs - (draws[i]?.atMs ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(300)
  expect(draws.length).toBeGreaterThan(30)
  expect(draws.at(-1)?.sample).toBe(99)
})

test('however dear a frame is, the picture moves twice a second', () => {
  const draws = drawn(() => 1000)
  expect(draws.length).toBeGreaterThanOrEqual(20)
  expect(draws.length).toBeLessThanOrEqual(21)
})

test('one frame that was interrupted does not slow the others', () => {
  let frames = 0
  expect(drawn(() => (++frames === 10 ? 400 : 2))).toHaveLength(100)
})

test('nothing is drawn while the page is hidden, the newest as soon as it is seen', () => {
  const draws: number[] = []
  const sim = simulated(() => 2)
  let sample = 0
  const pace = createPace(() => draws.push(sample), sim.screen)
  sim.hide()
  for (; sample < 5; sample++) {
    sim.goTo(sample * SAMPLE_MS)
    pace.ask()
  }
  expect(draws).toEqual([])
  sim.show()
  expect(draws).toEqual([5])
  sim.show()
  expect(draws).toEqual([5])
})

test('what waits is drawn when it is wanted, once, and nothing after the end', () => {
  const draws: number[] = []
  const sim = simulated(() => 1000)
  const pace = createPace(() => draws.push(sim.now()), sim.screen)
  pace.ask()
  sim.goTo(100)
  pace.ask()
  pace.settle()
  pace.settle()
  expect(draws).toEqual([0, 100])
  sim.goTo(5000)
  expect(draws).toEqual([0, 100])
  pace.ask()
  sim.goTo(5100)
  pace.ask()
  pace.stop()
  sim.goTo(9000)
  expect(draws).toEqual([0, 100, 5000])
  expect(sim.shown.size).toBe(0)
})
