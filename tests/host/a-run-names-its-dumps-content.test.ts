import { createHash } from 'node:crypto'
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { file, folder, makeHost, next, rawPages, runToEnd, settings } from './host.ts'

const sum = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

test('by the checksum that a sweep has, so that two runs compare without a warning', async () => {
  await using host = makeHost()
  const path = file('content.raw', rawPages(300))
  const opened = await host.openPath(path)
  const ids: string[] = []
  for (let i = 0; i < 2; i++) {
    const { report } = await runToEnd(host, opened.kind === 'dump' ? opened.dump : '')
    const content = { sha256: sum(path), of: 'all', bytes: 300 * 4096 }
    expect(report.content.dumps).toMatchObject([{ content }])
    ids.push(report.report)
  }
  const { warnings } = host.compareReports(ids)
  expect(warnings.filter(text => text.includes('checksum'))).toEqual([])
})

test('what the other processes did meanwhile is in it, too', async () => {
  await using host = makeHost()
  const { dump } = await host.openSample()
  const { report } = await runToEnd(host, dump)
  const [sample] = report.content.points[0]?.samples ?? []
  expect(sample?.load).toMatchObject({ swapped: expect.any(Number) as number })
})

test('a file that has changed since the run began has none, and then that of its new content', async () => {
  await using host = makeHost(join(folder, 'changes'))
  const path = file('changes.raw', rawPages(300))
  const opened = await host.openPath(path)
  const dump = opened.kind === 'dump' ? opened.dump : ''
  const running = next(host, 'run', event => event.state === 'running')
  const ended = runToEnd(host, dump, { source: 'memory' })
  await running
  appendFileSync(path, rawPages(3))
  expect((await ended).report.content.dumps[0]?.content).toBeNull()
  const { report } = await runToEnd(host, dump, { source: 'memory' })
  expect(report.content.dumps[0]?.content?.sha256).toBe(sum(path))
})

test('a cancelled run does not wait for one', async () => {
  await using host = makeHost(join(folder, 'cancelled'))
  const opened = await host.openPath(file('cancelled.raw', rawPages(30_000)))
  const started = await host.startRun(opened.kind === 'dump' ? opened.dump : '', settings())
  const ended = next(host, 'run', event => event.state === 'ended')
  host.cancelRun(started.run)
  const event = await ended
  expect(event.state === 'ended' && event.report.content.dumps[0]?.content).toBeNull()
})
