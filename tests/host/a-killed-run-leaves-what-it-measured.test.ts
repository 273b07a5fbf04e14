/** A run whose program is killed is found by the next start, as a report of what was done by then. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { runRecord } from '../../src/shared/report.ts'
import { file, folder, makeHost, rawPages, runToEnd } from './host.ts'

/** Lines of the only journal in a data folder; 0 while there is none. */
function linesOf(data: string): number {
  const journals = join(data, 'journals')
  const [name] = existsSync(journals) ? readdirSync(journals) : []
  if (name === undefined) return 0
  return readFileSync(join(journals, name), 'utf8').split('\n').length - 1
}

test('found, made a report, and gone', async () => {
  const data = join(folder, 'killed-run')
  const dump = file('slow.raw', Buffer.concat(Array<Uint8Array>(40).fill(rawPages(3000))))
  const child = fork(join(import.meta.dirname, 'run-child.ts'), [data, dump])
  while (linesOf(data) < 2 && child.exitCode === null) await later(20)
  child.kill('SIGKILL')
  await once(child, 'exit')
  await using host = makeHost(data)
  const [left] = await host.listRecovered()
  expect(left).toMatchObject({
    kind: 'run',
    dumps: ['slow.raw'],
    title: 'zlib-9 t1 4K',
    samples: 1,
  })
  const { content } = await host.recover(left?.id ?? '')
  expect(content.outcome).toBe('recovered')
  const run = runRecord(content)
  expect(run?.result.pages.normal).toBeGreaterThan(0)
  expect(run?.result.pages.total).toBeLessThan(120_000)
  expect(run?.result.throughput).toBeGreaterThan(0)
  expect(run?.timeline.at(-1)?.bytesIn).toBe(run?.result.bytesIn)
  expect(await host.listRecovered()).toEqual([])
})

test('a run that ends leaves none', async () => {
  const data = join(folder, 'ended-run')
  await using host = makeHost(data)
  const opened = await host.openPath(file('fast.raw', rawPages(100)))
  if (opened.kind !== 'dump') throw new Error('no dump')
  await runToEnd(host, opened.dump)
  expect(linesOf(data)).toBe(0)
  expect(await host.listRecovered()).toEqual([])
})
