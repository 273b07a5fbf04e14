import { expect, test } from 'vitest'
import { CALL, EVENT, OPEN_DROPPED } from '../../src/main/electron/channels.ts'
import { createPreloadBridge } from '../../src/main/electron/preload-bridge.ts'
import { calls } from '../../src/shared/contract.ts'
import { openedDump } from '../service/host-double.ts'
import { createIpcRendererDouble } from './electron-double.ts'

test('its keys are the calls, openDropped and on; all functions', () => {
  const bridge = createPreloadBridge({ ipc: createIpcRendererDouble(), pathOf: () => '' })
  expect(Object.keys(bridge).sort()).toEqual([...Object.keys(calls), 'on', 'openDropped'].sort())
  for (const value of Object.values(bridge)) expect(typeof value).toBe('function')
})

test('a call can go out under its own name only', async () => {
  const ipc = createIpcRendererDouble()
  const bridge = createPreloadBridge({ ipc, pathOf: () => '' })
  await (bridge.hello as (...values: unknown[]) => Promise<unknown>)({}, 'x', 'y')
  await bridge.closeDump({ dump: 'd' })
  expect(ipc.calls).toEqual([
    [CALL, 'hello', {}],
    [CALL, 'closeDump', { dump: 'd' }],
  ])
  expect(ipc.heard()).toEqual([EVENT])
})

test('a dropped file goes out as the path that Electron knows', async () => {
  const ipc = createIpcRendererDouble(() => ({ ok: true, value: openedDump }))
  const bridge = createPreloadBridge({ ipc, pathOf: file => `/home/me/${file.name}` })
  const answer = await bridge.openDropped(new File([], 'guest.raw'))
  expect(answer).toEqual({ ok: true, value: openedDump })
  expect(ipc.calls).toEqual([[OPEN_DROPPED, '/home/me/guest.raw']])
})
