import { expect, test } from 'vitest'
import { createElectronPort } from '../../src/main/electron/port.ts'
import { createHostDouble, openedDump } from '../service/host-double.ts'

const content = Buffer.from('PK')

function port(answer: string | undefined) {
  const host = createHostDouble({
    exportReport: (report, format, journal, link) => {
      host.calls.push(['exportReport', report, format, journal, link])
      return Promise.resolve([{ name: `${report}.csv`, mediaType: 'text/csv', content }])
    },
    writeExported: (given, path) => {
      host.calls.push(['writeExported', given, path])
      return Promise.resolve()
    },
  })
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

const link = { link: { bitsPerSecond: 1e9, efficiency: 1, rtt: 0 }, dirtyRate: null }
const asked = { report: 'rep', format: 'csv', link: { ...link, downtimeLimit: 0.3 } } as const

test('an exported report goes to the path chosen, whole as it was made', async () => {
  const { host, asked: names, port: it } = port('/home/me/figures.csv')
  expect(await it.exportReport(asked)).toEqual({ state: 'saved', name: 'figures.csv' })
  expect(names).toEqual(['rep.csv'])
  expect(host.calls).toEqual([
    ['exportReport', 'rep', 'csv', null, asked.link],
    ['writeExported', content, '/home/me/figures.csv'],
  ])
})

test('a cancelled dialog exports nothing', async () => {
  const { host, port: it } = port(undefined)
  expect(await it.exportReport(asked)).toEqual({ state: 'cancelled' })
  expect(host.calls.map(([name]) => name)).not.toContain('writeExported')
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
