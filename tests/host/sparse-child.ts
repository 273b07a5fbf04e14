/**
 * Opens the file named on the command line through a host, reads a page at each offset that follows, and while the
 * file's pages are counted opens the built-in sample; then cancels. Prints what it saw and its peak memory.
 */
import { openDump } from '../../src/main/dump/open.ts'
import { childHost } from './child-host.ts'

const [path = '', dataFolder = '', ...offsets] = process.argv.slice(2)
await using host = childHost(dataFolder)

const events: string[] = []
const opened = await host.openPath(path)
if (opened.kind !== 'dump') throw new Error('not a dump')
{
  const { promise: ended, resolve: end } = Promise.withResolvers<undefined>()
  const { promise: counting, resolve: began } = Promise.withResolvers<undefined>()
  host.on('census', event => {
    if (event.state === 'counting' && event.doneBytes > 0) began(undefined)
    else if (event.state !== 'counting') {
      events.push(`census ${event.state}`)
      end(undefined)
    }
  })
  host.startCensus(opened.dump)
  await counting
  await host.openSample()
  events.push('sample opened')
  host.cancelCensus()
  await ended
}

using dump = openDump({ kind: 'file', path })
const page = new Uint8Array(4096)
const texts = offsets.map(offset => {
  for (const run of dump.runs()) dump.read(run, Number(offset), page)
  return Buffer.from(page.subarray(0, 8)).toString('latin1').replaceAll('\0', '')
})
const peakBytes = process.resourceUsage().maxRSS * 1024
process.stdout.write(JSON.stringify({ facts: opened.facts, events, texts, peakBytes }))
