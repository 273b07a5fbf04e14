import { expect, test } from 'vitest'
import { EVENT } from '../../src/main/electron/channels.ts'
import { createPreloadBridge } from '../../src/main/electron/preload-bridge.ts'
import { openedDump, runningEvent } from '../service/host-double.ts'
import { createIpcRendererDouble } from './electron-double.ts'

const bridgeOver = (answer: (...values: unknown[]) => unknown) =>
  createPreloadBridge({ ipc: createIpcRendererDouble(answer), pathOf: () => '' })

test.each([
  ['nothing', undefined],
  ['a bare value', openedDump],
  ['a value that lacks a part', { ok: true, value: { ...openedDump, facts: {} } }],
  ['a failure with a code of nobody', { ok: false, failure: { code: 'x', message: 'm' } }],
])('%s as an answer is an internal failure', async (_what, answer) => {
  expect(await bridgeOver(() => answer).openSample({})).toMatchObject({
    ok: false,
    failure: { code: 'internal' },
  })
})

test('an answer that never comes is an internal failure', async () => {
  const bridge = bridgeOver(() => Promise.reject(new Error('gone')))
  expect(await bridge.openSample({})).toMatchObject({ ok: false, failure: { code: 'internal' } })
})

test('good answers and failures pass, without what the contract does not name', async () => {
  const good = bridgeOver(() => ({ ok: true, value: { ...openedDump, path: '/secret' } }))
  expect(await good.openSample({})).toEqual({ ok: true, value: openedDump })
  const failure = { code: 'busy', message: 'Not now.' }
  expect(await bridgeOver(() => ({ ok: false, failure })).openSample({})).toEqual({
    ok: false,
    failure,
  })
})

test('events that fit reach their listeners until these let go', () => {
  const ipc = createIpcRendererDouble()
  const bridge = createPreloadBridge({ ipc, pathOf: () => '' })
  const seen: unknown[] = []
  const stop = bridge.on('run', value => void seen.push(value))
  bridge.on('live', value => void seen.push(value))
  const live = new Float64Array(16)
  ipc.emit(EVENT, {}, 'run', runningEvent)
  ipc.emit(EVENT, {}, 'run', { state: 'odd', run: 'r1' })
  ipc.emit(EVENT, {}, 'live', [1, 2, 3])
  ipc.emit(EVENT, {}, 'live', live)
  ipc.emit(EVENT, {}, 'constructor', {})
  stop()
  ipc.emit(EVENT, {}, 'run', runningEvent)
  expect(seen).toEqual([runningEvent, live])
})
