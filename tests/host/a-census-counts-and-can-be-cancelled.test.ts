import { expect, test } from 'vitest'
import { makeHost, next, runToEnd } from './host.ts'

test('the sample is counted; a run that starts meanwhile takes the count over', async () => {
  await using host = makeHost()
  const { dump, facts } = await host.openSample()
  const done = next(host, 'census', event => event.state === 'done')
  host.startCensus(dump)
  const first = await done
  if (first.state !== 'done') throw new Error('not done')
  expect(first.census.total).toBe(facts.totalPages)

  const stopped = next(host, 'census', event => event.state === 'cancelled')
  const counted = next(host, 'census', event => event.state === 'done')
  host.startCensus(dump)
  const ended = runToEnd(host, dump, { codec: 'none', level: 0, arenaBytes: 256 * 2 ** 20 })
  expect(await stopped).toMatchObject({ dump })
  await ended
  expect(await counted).toMatchObject({ census: first.census })
})
