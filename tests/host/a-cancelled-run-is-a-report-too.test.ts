import { expect, test } from 'vitest'
import { file, makeHost, next, rawPages, runToEnd, settings } from './host.ts'
import { runOf } from '../report/run-report.ts'

test('cancel ends in a report of what was done, and the next run may start at once', async () => {
  await using host = makeHost()
  const opened = await host.openPath(file('long.raw', rawPages(9000)))
  if (opened.kind !== 'dump') throw new Error('not a dump')
  const ended = next(host, 'run', event => event.state === 'ended')
  const live = next(host, 'live', () => true)
  const { run } = await host.startRun(
    opened.dump,
    settings({ codec: 'fflate', level: 9, source: 'disk', threads: 1 }),
  )
  await expect(host.startRun(opened.dump, settings())).rejects.toMatchObject({ code: 'busy' })
  await live
  host.cancelRun(run)
  const event = await ended
  if (event.state !== 'ended') throw new Error('not ended')
  expect(event.report.content.outcome).toBe('cancelled')
  expect(runOf(event.report.content).result.pages.total).toBeLessThan(9000)
  const second = await runToEnd(host, opened.dump)
  expect(second.report.content.outcome).toBe('done')
})
