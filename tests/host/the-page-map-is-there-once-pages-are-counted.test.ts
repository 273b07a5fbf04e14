import * as v from 'valibot'
import { expect, test } from 'vitest'
import { pageMapSchema } from '../../src/shared/page-map.ts'
import { file, makeHost, next, rawPages, runToEnd } from './host.ts'
import { runOf } from '../report/run-report.ts'

test('null before, the census by cell and class after; gone with its dump', async () => {
  await using host = makeHost()
  const opened = await host.openPath(file('mapped.raw', rawPages(300)))
  if (opened.kind !== 'dump') throw new Error('not a dump')
  const { dump } = opened
  expect(host.pageMap(dump)).toBeNull()
  const done = next(host, 'census', event => event.state === 'done')
  host.startCensus(dump)
  const event = await done
  const map = v.parse(pageMapSchema, host.pageMap(dump))
  expect(event).toMatchObject({ census: { zero: map.totals.zero, total: 300 } })
  expect(map).toMatchObject({ cellPages: 1, absent: 'none', outside: 0, run: null })
  expect(map.classes.zero.slice(0, 4)).toEqual([1, 0, 0, 1])
  expect(map.totals.zero).toBe(100)
  host.closeDump(dump)
  expect(() => host.pageMap(dump)).toThrow('not open')
})

test('what a run did with each cell joins the map, also when it came first', async () => {
  await using host = makeHost()
  const opened = await host.openPath(file('run.raw', rawPages(300)))
  if (opened.kind !== 'dump') throw new Error('not a dump')
  const { dump } = opened
  const { report } = await runToEnd(host, dump)
  expect(host.pageMap(dump)).toBeNull()
  const done = next(host, 'census', event => event.state === 'done')
  host.startCensus(dump)
  await done
  const { run } = v.parse(pageMapSchema, host.pageMap(dump))
  expect(run?.bytesIn.slice(0, 4)).toEqual([0, 4096, 4096, 0])
  const written = run?.bytesOut.reduce((sum, bytes) => sum + bytes)
  expect(written).toBe(runOf(report.content).result.compressedSize)
})
