import { expect, test } from 'vitest'
import { forwardEvents } from '../../src/main/service/events.ts'
import { createHostDouble, runningEvent } from './host-double.ts'

test('every event of the host reaches the sink, until stopped', () => {
  const host = createHostDouble()
  const seen: unknown[] = []
  const stop = forwardEvents(host, (event, value) => void seen.push([event, value]))
  const live = new Float64Array(16)
  host.emit('run', runningEvent)
  host.emit('census', { state: 'cancelled', dump: 'd1' })
  host.emit('recents', [])
  host.emit('live', live)
  expect(seen).toEqual([
    ['run', runningEvent],
    ['census', { state: 'cancelled', dump: 'd1' }],
    ['recents', []],
    ['live', live],
  ])
  stop()
  host.emit('recents', [])
  expect(seen).toHaveLength(4)
  expect(host.listeners()).toBe(0)
})
