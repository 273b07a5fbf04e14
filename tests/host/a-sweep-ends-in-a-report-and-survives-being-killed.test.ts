/** A sweep through the host: events, a report that reopens, a journal that a killed program leaves, and the rest. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Host } from '../../src/main/host.ts'
import type { ActiveSweep, PointSoFar, SweepEvent } from '../../src/shared/contract.ts'
import type { Report } from '../../src/shared/report.ts'
import { MiB } from '../../src/shared/settings.ts'
import { defaultSweep, type SweepPlan } from '../../src/shared/sweep.ts'
import { file, folder, makeHost, next, rawPages } from './host.ts'

const plan: SweepPlan = {
  ...defaultSweep,
  axes: { ...defaultSweep.axes, threads: [1, 2, 3], requestBytes: [4096, 8192] },
  arenaBytes: 16 * MiB,
  repeats: { min: 2, max: 2, precision: 0 },
  warmUp: 0,
}

const ended = async (host: Host) => {
  const event = await next(host, 'sweep', ({ state }) => state === 'ended' || state === 'failed')
  if (event.state !== 'ended') throw new Error(JSON.stringify(event))
  return event.report
}

/** All that does not depend on how fast the machine was. */
const withoutTimes = ({ points, dumps, plan: of, outcome, command, ceilings }: Report) => ({
  ...{ dumps, plan: of, outcome, command },
  ceilings: ceilings.map(({ kind, codec, samples }) => ({ kind, codec, samples: samples.length })),
  points: points.map(({ settings, samples }) => ({
    settings,
    samples: samples.map(({ order, result: { pages, compressedSize, bytesIn } }) => ({
      ...{ order, pages, compressedSize, bytesIn },
    })),
  })),
})

test('from start to a report that reopens, and no journal is left', async () => {
  const data = join(folder, 'whole')
  await using host = makeHost(data)
  const { dump } = await open(host, file('guest.raw', rawPages(200)))
  const states: SweepEvent['state'][] = []
  host.on('sweep', ({ state }) => states.push(state))
  const done = ended(host)
  const started = await host.startSweep([dump], plan)
  expect(started.points).toBe(6)
  await expect(host.startSweep([dump], plan)).rejects.toMatchObject({ code: 'busy' })
  const { content, report } = await done
  expect(states[0]).toBe('preparing')
  expect(states.filter(state => state === 'sampled')).toHaveLength(12)
  expect(content.outcome).toBe('done')
  expect(content.command).toBe(
    'migrascope sweep guest.raw --codec zlib:1 --threads 1,2,3 --request-size 4K,8K --repeat 2-2 --precision 0% --warm-up 0 --arena 16M',
  )
  expect(content.dumps[0]).toMatchObject({
    content: { of: 'all', bytes: 200 * 4096 },
    inventory: { total: 200 },
  })
  for (const { samples, summary } of content.points) {
    expect(samples).toHaveLength(2)
    expect(summary.throughput?.samples).toBe(2)
  }
  const path = join(folder, 'sweep.migrascope.json')
  await host.writeReport(report, path)
  expect(await host.openPath(path)).toMatchObject({ kind: 'report', content })
  expect(readdirSync(join(data, 'journals'))).toEqual([])
})

test('stopped, it is a report of what was measured', async () => {
  await using host = makeHost(join(folder, 'stopped'))
  const { dump } = await open(host, file('stopped.raw', rawPages(200)))
  const done = ended(host)
  const sampled = next(host, 'sweep', ({ state }) => state === 'sampled')
  const { sweep } = await host.startSweep([dump], plan)
  await sampled
  host.cancelSweep(sweep)
  const { content } = await done
  expect(content.outcome).toBe('cancelled')
  const samples = content.points.flatMap(point => point.samples)
  expect(samples.length).toBeGreaterThan(0)
  expect(samples.length).toBeLessThan(12)
})

test('who comes in its middle is told what all points come to so far', async () => {
  await using host = makeHost(join(folder, 'later'))
  const { dump } = await open(host, file('later.raw', rawPages(200)))
  const told: PointSoFar[] = []
  const seen: Promise<ActiveSweep | null>[] = []
  host.on('sweep', event => {
    if (event.state !== 'sampled') return
    const { point, dump: of, settings, throughput, compressionRate } = event
    told.push({ point, dump: of, settings, throughput, compressionRate })
    seen.push(host.facts().then(({ activeSweep }) => activeSweep))
  })
  const done = ended(host)
  await host.startSweep([dump], plan)
  await done
  for (const [i, active] of (await Promise.all(seen)).entries()) {
    expect(samplesOf(active?.soFar ?? [])).toBe(i + 1)
    expect(active?.soFar).toContainEqual(told[i])
  }
  expect((await host.facts()).activeSweep).toBe(null)
})

test('killed in the middle, it is found, and gone on with to the same report', async () => {
  const path = file('killed.raw', rawPages(200))
  const whole = await inOneGo(path)
  const data = join(folder, 'killed')
  const child = fork(join(import.meta.dirname, 'sweep-child.ts'), [
    data,
    path,
    JSON.stringify(plan),
  ])
  let sampled = 0
  await new Promise<void>(resolve => {
    child.on('message', () => {
      if (++sampled === 5) child.kill('SIGKILL')
    })
    child.once('exit', () => resolve())
  })
  await using host = makeHost(data)
  const [left] = await host.listRecovered()
  expect(left).toMatchObject({ kind: 'sweep', dumps: ['killed.raw'], title: '6 points' })
  const before = left?.samples ?? 0
  expect(before).toBeGreaterThanOrEqual(5)
  expect(before).toBeLessThan(12)
  const done = ended(host)
  const resumed = next(host, 'sweep', ({ state }) => state === 'resumed')
  await host.resumeSweep(left?.id ?? '')
  const taken = await resumed
  if (taken.state !== 'resumed') throw new Error('another event')
  expect(samplesOf(taken.soFar)).toBe(before)
  const { content } = await done
  expect(withoutTimes(content)).toEqual(withoutTimes(whole))
  expect(await host.listRecovered()).toEqual([])
})

test('when the program ends in its middle, the next start offers it and goes on to the same report', async () => {
  const path = file('quit.raw', rawPages(200))
  const whole = await inOneGo(path)
  const data = join(folder, 'quit')
  const states: SweepEvent['state'][] = []
  {
    await using host = makeHost(data)
    const { dump } = await open(host, path)
    const sampled = next(host, 'sweep', ({ state }) => state === 'sampled')
    host.on('sweep', ({ state }) => states.push(state))
    await host.startSweep([dump], plan)
    await sampled
  }
  // No report of half a sweep beside what can still become a whole one.
  expect(states).not.toContain('ended')
  expect(existsSync(join(data, 'reports'))).toBe(false)
  await using host = makeHost(data)
  const [left, ...rest] = await host.listRecovered()
  expect(rest).toEqual([])
  expect(left).toMatchObject({ kind: 'sweep', dumps: ['quit.raw'], title: '6 points' })
  expect(left?.samples).toBe(states.filter(state => state === 'sampled').length)
  const done = ended(host)
  await host.resumeSweep(left?.id ?? '')
  expect(withoutTimes((await done).content)).toEqual(withoutTimes(whole))
  expect(await host.listRecovered()).toEqual([])
})

test('cancelled before the program ends, it is a report and is not offered again', async () => {
  const data = join(folder, 'cancelled-then-quit')
  {
    await using host = makeHost(data)
    const { dump } = await open(host, file('cancelled.raw', rawPages(200)))
    const sampled = next(host, 'sweep', ({ state }) => state === 'sampled')
    const { sweep } = await host.startSweep([dump], plan)
    await sampled
    host.cancelSweep(sweep)
  }
  expect(readdirSync(join(data, 'reports'))).toHaveLength(1)
  expect(readdirSync(join(data, 'journals'))).toEqual([])
})

test('left before its first sample, it leaves nothing', async () => {
  const data = join(folder, 'quit-early')
  {
    await using host = makeHost(data)
    const { dump } = await open(host, file('early.raw', rawPages(200)))
    const preparing = next(host, 'sweep', ({ state }) => state === 'preparing')
    await host.startSweep([dump], plan)
    await preparing
  }
  await using host = makeHost(data)
  expect(await host.listRecovered()).toEqual([])
  const journals = join(data, 'journals')
  expect(existsSync(journals) ? readdirSync(journals) : []).toEqual([])
})

test('what was left can be made a report at once, or forgotten', async () => {
  const path = file('left.raw', rawPages(200))
  const data = join(folder, 'left')
  const child = fork(join(import.meta.dirname, 'sweep-child.ts'), [
    data,
    path,
    JSON.stringify(plan),
  ])
  await once(child, 'message')
  child.kill('SIGKILL')
  await once(child, 'exit')
  await using host = makeHost(data)
  const [left] = await host.listRecovered()
  const { content } = await host.recover(left?.id ?? '')
  expect(content.outcome).toBe('recovered')
  expect(content.points.flatMap(point => point.samples)).toHaveLength(left?.samples ?? -1)
  expect(await host.listRecovered()).toEqual([])
  expect(readdirSync(join(data, 'reports'))).toHaveLength(1)
  await host.forgetRecovered(left?.id ?? '')
})

test('with a journal of the user’s own it goes on where that ends, and another plan is refused', async () => {
  await using host = makeHost(join(folder, 'own'))
  const { dump } = await open(host, file('own.raw', rawPages(100)))
  const journal = join(folder, 'own.journal.jsonl')
  const first = ended(host)
  const sampled = next(host, 'sweep', ({ state }) => state === 'sampled')
  const { sweep } = await host.startSweep([dump], plan, { journal })
  await sampled
  host.cancelSweep(sweep)
  const part = (await first).content.points.flatMap(point => point.samples).length
  expect(existsSync(journal)).toBe(true)
  const second = ended(host)
  const steps: string[] = []
  host.on('sweep', ({ state }) => state === 'sampled' && steps.push(state))
  await host.startSweep([dump], plan, { journal })
  expect((await second).content.outcome).toBe('done')
  expect(steps).toHaveLength(12 - part)
  const failed = next(host, 'sweep', ({ state }) => state === 'failed')
  await host.startSweep([dump], { ...plan, seed: 2 }, { journal })
  expect(await failed).toMatchObject({ failure: { code: 'bad-argument' } })
  file('own.raw', rawPages(100).fill(7, 0, 4096))
  const changed = next(host, 'sweep', ({ state }) => state === 'failed')
  await host.startSweep([dump], plan, { journal })
  expect(await changed).toMatchObject({ failure: { code: 'file-changed' } })
})

const samplesOf = (soFar: readonly PointSoFar[]) =>
  soFar.reduce((sum, { throughput }) => sum + throughput.samples, 0)

async function open(host: Host, path: string) {
  const opened = await host.openPath(path)
  if (opened.kind !== 'dump') throw new Error('no dump')
  return opened
}

async function inOneGo(path: string): Promise<Report> {
  await using host = makeHost(join(folder, 'one-go'))
  const { dump } = await open(host, path)
  const done = ended(host)
  await host.startSweep([dump], plan)
  return (await done).content
}
