import { expect, test } from 'vitest'
import { createElectronPort } from '../../src/main/electron/port.ts'
import { createHostDouble, openedDump } from '../service/host-double.ts'

function port(answer: string | undefined) {
  const host = createHostDouble()
  const asked: string[] = []
  const dialogs = {
    askOpen: () => Promise.resolve(answer),
    askSave: (name: string) => {
      asked.push(name)
      return Promise.resolve(answer)
    },
  }
  const openPath = (path: string) => host.openPath(path)
  const notify = () => undefined
  return { host, asked, port: createElectronPort({ host, dialogs, notify, openPath }) }
}

test('the report goes to the path chosen, and the page learns its name only', async () => {
  const { host, asked, port: it } = port('/home/me/r.json')
  expect(await it.saveReport('rep')).toEqual({ state: 'saved', name: 'r.json' })
  expect(asked).toEqual(['rep.json'])
  expect(host.calls).toEqual([['writeReport', 'rep', '/home/me/r.json']])
})

test('a cancelled dialog writes and opens nothing', async () => {
  const { host, port: it } = port(undefined)
  expect(await it.saveReport('rep')).toEqual({ state: 'cancelled' })
  expect(await it.pickFile()).toBeNull()
  expect(host.calls).toEqual([])
})

test('a picked file is opened', async () => {
  const { host, port: it } = port('/dumps/a.raw')
  expect(await it.pickFile()).toEqual(openedDump)
  expect(host.calls).toEqual([['openPath', '/dumps/a.raw']])
})

test('there is no picker by listing here', async () => {
  const { port: it } = port(undefined)
  await expect(it.listFolder(null)).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(it.openEntry('x')).rejects.toMatchObject({ code: 'not-allowed' })
})
