import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder, file, makeHost, next, rawPages, runToEnd } from './host.ts'
import { runOf } from '../report/run-report.ts'

test('open, run, save, reopen: the report says what was run on what, and what came out', async () => {
  await using host = makeHost()
  const opened = await host.openPath(file('guest.raw', rawPages(300)))
  if (opened.kind !== 'dump') throw new Error('not a dump')
  expect(opened.facts).toMatchObject({ name: 'guest.raw', format: 'raw', guestBytes: 300 * 4096 })

  const states: string[] = []
  host.on('run', event => states.push(event.state))
  const live = next(host, 'live', () => true)
  const census = next(host, 'census', event => event.state === 'done')
  const { report } = await runToEnd(host, opened.dump, { verify: true, threads: 2 })
  expect(states).toEqual(['preparing', 'running', 'ended'])
  expect((await live).length).toBeGreaterThan(16)
  expect(await census).toMatchObject({ census: { total: 300, zero: 100 } })

  const { content } = report
  expect(content.outcome).toBe('done')
  expect(content.tool.version).toBe('1.2.3')
  expect(content.command).toBe(
    'migrascope run guest.raw --codec zlib --level 1 --threads 2 --verify --arena 16M',
  )
  const { result, timeline } = runOf(content)
  expect(result).toMatchObject({
    pages: { total: 300, normal: 200, duplicate: 100 },
    verified: true,
  })
  expect(timeline.at(-1)?.bytesIn).toBe(300 * 4096)
  expect(timeline.at(-1)?.threads).toHaveLength(2)

  const path = join(folder, 'saved.migrascope.json')
  await host.writeReport(report.report, path)
  const again = await host.openPath(path)
  expect(again).toMatchObject({ kind: 'report', content })
  expect(readFileSync(path, 'utf8')).not.toContain(folder)
  expect(host.listRecent().map(recent => recent.name)).toContain('saved.migrascope.json')
})

test('a copy is kept without saving, and is found by the next start', async () => {
  const data = join(folder, 'kept')
  {
    await using host = makeHost(data)
    const opened = await host.openPath(file('kept.raw', rawPages(10)))
    if (opened.kind === 'dump') await runToEnd(host, opened.dump)
  }
  expect(readdirSync(join(data, 'reports'))).toHaveLength(1)
  await using host = makeHost(data)
  const recent = host.listRecent().find(entry => entry.kind === 'report')
  const reopened = await host.openRecent(recent?.id ?? '')
  expect(reopened).toMatchObject({
    kind: 'report',
    content: { dumps: [{ facts: { name: 'kept.raw' } }] },
  })
})
