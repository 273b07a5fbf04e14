import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { expect, test } from 'vitest'
import { calls } from '../../src/shared/contract.ts'
import { createIpcRendererDouble } from './electron-double.ts'

const file = new URL('../../out/preload/index.cjs', import.meta.url)

test('the built preload runs with nothing but electron, and exposes the bridge', () => {
  const exposed: [string, object][] = []
  const asked: string[] = []
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, api: object) => exposed.push([name, api]) },
    ipcRenderer: createIpcRendererDouble(),
    webUtils: { getPathForFile: () => '' },
  }
  // A sandboxed preload has no Node: a bare context has neither `process` nor `Buffer`.
  const sandbox = createContext({
    exports: {},
    require: (name: string) => {
      asked.push(name)
      return electron
    },
  })
  runInContext(readFileSync(file, 'utf8'), sandbox)
  expect(asked).toEqual(['electron'])
  expect(exposed.map(([name]) => name)).toEqual(['migrascope'])
  expect(Object.keys(exposed[0]?.[1] ?? {}).sort()).toEqual(
    [...Object.keys(calls), 'on', 'openDropped'].sort(),
  )
})
