/**
 * What looking at a run costs, part by part, all on one `migrascope serve`: nobody connected, as on the command line; a
 * client that receives everything and draws nothing, which is what sampling and sending cost; the page on another
 * tab; the page on the tab that draws. Throughput, and the processor time of Chromium and of the server's own
 * thread, which does the sampling and sending.
 *
 *   npm run bench -- ui-overhead [--repeat 5] [--copies 4] [--file DUMP]
 */
import { availableParallelism } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import type { FolderListing, OpenedDump, OpenedReport } from '../src/shared/contract.ts'
import { defaultSettings, type RunSettings } from '../src/shared/settings.ts'
import { rawGuest } from './lib/guest.ts'
import { copies, file, repeat } from './lib/options.ts'
import { part } from './lib/part.ts'
import { processNs, threadNs } from './lib/processor-time.ts'
import { ProductPage } from './lib/product-page.ts'
import { inRounds, type Measure } from './lib/rounds.ts'
import { Served } from './lib/served.ts'
import { SilentClient } from './lib/silent-client.ts'
import { type Comparison, withSpread } from './lib/table.ts'
import { temporaryFolder } from './lib/temporary.ts'

const all = availableParallelism()
const one = Math.max(1, all - 1)
const of = (threads: number) => `${threads} of ${all} processors`

/** MB/s of the only sample of a run. */
function speedOf(report: OpenedReport): number {
  const sample = report.content.points[0]?.samples[0]
  if (sample === undefined) throw new Error('the report of a run has no sample')
  return sample.result.throughput
}

await part('What looking at a run costs: zlib level 1, 4 KiB', async () => {
  if (process.platform !== 'linux') {
    const note =
      'Processor time is read from /proc, which is there on Linux only: nothing was measured.'
    return { comparisons: [], tables: [], notes: [note] }
  }
  const folder = temporaryFolder()
  const guest = rawGuest(folder, copies(4), file)
  await using stack = new AsyncDisposableStack()
  const served = stack.use(await Served.start(guest.path, folder))
  const product = stack.use(await ProductPage.open(served))
  const connect = () => SilentClient.connect(served.url, product.session)

  /** Per cent of a processor, by case. */
  const page = new Map<string, number[]>()
  const sampler = new Map<string, number[]>()
  const note = (to: Map<string, number[]>, name: string, percent: number) =>
    to.set(name, [...(to.get(name) ?? []), percent])

  let processes = product.processes()
  const browserNs = () => processes.reduce((sum, pid) => sum + processNs(pid), 0)

  let isOpen = true
  async function show(open: boolean) {
    if (open && !isOpen) {
      // Reports of the runs push it out of what was open lately.
      await openDump()
      await product.comeBack()
      // The page's first run compiles its code.
      await watched('', all)
    }
    if (!open && isOpen) await product.leave()
    isOpen = open
    processes = product.processes()
  }

  async function timed(name: string, client: SilentClient, run: string): Promise<number> {
    const [wasNs, serverNs, beganMs] = [browserNs(), threadNs(served.pid), performance.now()]
    const report = await client.ended(run)
    const ns = (performance.now() - beganMs) * 1e6
    note(page, name, (100 * (browserNs() - wasNs)) / ns)
    note(sampler, name, (100 * (threadNs(served.pid) - serverNs)) / ns)
    return speedOf(report)
  }

  /** From the page. @param tab the one that is in front meanwhile */
  async function watched(name: string, threads: number, tab = 'live'): Promise<number> {
    await using client = await connect()
    const started = client.started()
    await product.press(threads)
    if (tab !== 'live') await product.page.getByTestId(`tab-${tab}`).click()
    const speed = await timed(name, client, await started)
    await product.again()
    return speed
  }

  async function openDump(): Promise<OpenedDump> {
    await using client = await connect()
    const top = (await client.call('listFolder', { folder: null })) as FolderListing
    const entry = top.entries.find(entry => entry.kind === 'file')
    return (await client.call('openEntry', { entry: entry?.id })) as OpenedDump
  }
  const opened = await openDump()
  // As the page has them when nobody touches anything else.
  const settings = (threads: number): RunSettings => ({ ...defaultSettings, threads })
  const start = async (client: SilentClient, threads: number) => {
    const started = client.started()
    await client.call('startRun', { dump: opened.dump, settings: settings(threads) })
    return await started
  }

  async function received(name: string, threads: number): Promise<number> {
    await show(false)
    await using client = await connect()
    return await timed(name, client, await start(client, threads))
  }

  /** How long a run takes, by threads: who is gone is not told when it ends. */
  const lengths = new Map<number, number>()
  async function alone(threads: number): Promise<number> {
    await show(false)
    const beganMs = performance.now()
    const length = lengths.get(threads)
    const client = await connect()
    const run = await start(client, threads)
    if (length !== undefined) {
      await client[Symbol.asyncDispose]()
      await wait(0.97 * length)
    }
    await using back = length === undefined ? client : await connect()
    const speed = speedOf(await back.ended(run))
    lengths.set(threads, performance.now() - beganMs)
    return speed
  }

  const cases: Record<string, Measure> = {}
  const nobody = (threads: number) => `nobody connected, ${of(threads)}`
  const silent = `a client that draws nothing, ${of(all)}`
  const other = `page open on another tab, ${of(all)}`
  const live = (threads: number) => `page open, ${of(threads)}`
  const counts = [...new Set([all, one])]
  for (const threads of counts) cases[nobody(threads)] = () => alone(threads)
  cases[silent] = () => received(silent, all)
  for (const threads of counts) {
    cases[live(threads)] = () => show(true).then(() => watched(live(threads), threads))
  }
  cases[other] = () => show(true).then(() => watched(other, all, 'environment'))

  const rounds = repeat(5)
  const samples = await inRounds({ repeat: rounds, cases })
  const slower = (name: string, than: string) =>
    samples.ratios(name, than).map(ratio => 100 * (1 - ratio))
  // The round that warmed up is not counted.
  const counted = (noted: ReadonlyMap<string, readonly number[]>, name: string) =>
    noted.get(name)?.slice(-rounds) ?? []

  const comparisons: Comparison[] = [
    {
      what: `sampling and sending: slower with a client that draws nothing, ${of(all)}`,
      against: 'the same run, nobody connected',
      samples: slower(silent, nobody(all)),
      unit: '%',
      atMost: 2,
    },
    {
      what: 'the same, of a processor',
      against: '–',
      samples: counted(sampler, silent),
      unit: '%',
      atMost: 2,
    },
    ...counts.map((threads): Comparison => ({
      what: `slower with the page open, ${of(threads)}`,
      against: 'the same run, nobody connected',
      samples: slower(live(threads), nobody(threads)),
      unit: '%',
      atMost: 2,
    })),
    {
      what: `what Chromium takes of a processor with the page open, ${of(all)}`,
      against: '–',
      samples: counted(page, live(all)),
      unit: '%',
    },
  ]
  return {
    comparisons,
    tables: [
      {
        title: 'MB/s of guest memory, and per cent of one processor',
        head: ['', 'MB/s', 'Chromium, %', 'the server’s own thread, %'],
        rows: Object.keys(cases).map(name => [
          name,
          withSpread(samples.of(name)),
          ...[page, sampler].map(noted => {
            const percents = counted(noted, name)
            return percents.length > 0 ? withSpread(percents) : ''
          }),
        ]),
      },
    ],
    notes: [
      'With nobody connected and with the client that draws nothing, Chromium has an empty page open.',
      `Guest: ${guest.name}.`,
    ],
  }
})
