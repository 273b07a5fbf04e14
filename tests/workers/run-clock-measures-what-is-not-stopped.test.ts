import { expect, test } from 'vitest'
import { RunClock } from '../../src/workers/run-clock.ts'

function stopwatch() {
  const time = { now: 1000 }
  const memory = new SharedArrayBuffer(RunClock.BYTES)
  const pump = new RunClock(memory, () => time.now)
  const thread = new RunClock(memory, () => time.now)
  pump.reset()
  return { time, pump, thread }
}

test('it stands at 0 until it is started', () => {
  const { time, pump, thread } = stopwatch()
  time.now = 5000
  expect(thread.now()).toBe(0)
  pump.start()
  expect(thread.now()).toBe(0)
  time.now = 5007
  expect(thread.now()).toBe(7)
})

test('it stands still while it is stopped; stopping or starting twice changes nothing', () => {
  const { time, pump, thread } = stopwatch()
  pump.start()
  time.now += 10
  pump.stop()
  time.now += 100
  pump.stop()
  expect(thread.now()).toBe(10)
  pump.start()
  time.now += 5
  pump.start()
  expect(thread.now()).toBe(15)
})

test('held time grows from hold to release, and not while stopped', () => {
  const { time, pump, thread } = stopwatch()
  pump.start()
  time.now += 10
  pump.hold()
  expect(thread.isHeld).toBe(true)
  time.now += 20
  pump.hold()
  expect(thread.held()).toBe(20)
  pump.stop()
  time.now += 1000
  expect(thread.held()).toBe(20)
  pump.start()
  time.now += 3
  pump.release()
  time.now += 50
  pump.release()
  expect(thread.isHeld).toBe(false)
  expect(thread.held()).toBe(23)
  expect(thread.now()).toBe(83)
  pump.hold()
  time.now += 7
  expect(thread.held()).toBe(30)
})

test('reset is back to zero and stopped', () => {
  const { time, pump, thread } = stopwatch()
  pump.start()
  pump.hold()
  time.now += 10
  pump.reset()
  time.now += 10
  expect([thread.now(), thread.held(), thread.isHeld]).toEqual([0, 0, false])
})
