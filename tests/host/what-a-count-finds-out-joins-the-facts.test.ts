import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { mixed } from '../dump/stream/streams.ts'
import { file, makeHost, next, runToEnd, settings } from './host.ts'

/** More than is unpacked at opening, so that its length is not known then. */
const content = Buffer.concat([mixed(5_000_000), Buffer.alloc(2 ** 24), Buffer.from('end')])
const pages = Math.ceil(content.length / 4096)
const known = { guestBytes: content.length, totalPages: pages, warnings: [] }

test.each(['a census', 'a run'])('%s tells the facts with the count, and they stay', async by => {
  await using host = makeHost()
  const opened = await host.openPath(file('guest.raw.gz', gzipSync(content, { level: 1 })))
  if (opened.kind !== 'dump') throw new Error('not a dump')
  const { dump } = opened
  expect(opened.facts.totalPages).toBeNull()
  const done = next(host, 'census', event => event.state === 'done')
  if (by === 'a census') host.startCensus(dump)
  else {
    const { report } = await runToEnd(host, dump, { codec: 'none', level: 0 })
    expect(JSON.stringify(report.content)).toContain(`"totalPages":${pages}`)
  }
  expect(await done).toMatchObject({ facts: known, census: { total: pages } })
  await host.startRun(dump, settings())
  const { active } = await host.facts()
  expect(active?.dump.facts).toMatchObject(known)
})
