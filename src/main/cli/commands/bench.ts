/** `migrascope bench`: the series' own benchmark, throughput against threads for the two designs. */
import { availableParallelism, cpus } from 'node:os'
import type { SeriesGuest } from '../../../shared/series-bench.ts'
import type { Host } from '../../host.ts'
import { benchOptions, readBenchPlan } from '../bench-arguments.ts'
import { benchJson } from '../bench-json.ts'
import { benchAnswers } from '../bench-link.ts'
import { benchTable } from '../bench-table.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { linkNotes, linkOptions, readLinkQuestion } from '../link-arguments.ts'
import { answersTable } from '../link-table.ts'
import { openDump } from '../open-dump.ts'
import { createProgress } from '../progress.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

export const bench: Command = {
  name: 'bench',
  summary: "the series' benchmark: throughput against threads, both designs of the workqueue",
  usage: 'migrascope bench [options]',
  options: [...benchOptions, ...linkOptions],
  notes: `All pages are in memory before the clock starts. Points are measured in rounds, each in another
order, after the threads have warmed up. The table of the series is for zlib level 1 on its own
machine: only efficiencies are to be compared with it.
The first Ctrl-C stops and prints what is done, the second one ends at once.

${linkNotes}
The guest is what of it was compressed (--memory); intervals are from the slowest sample to the
fastest.

JSON (GiB/s of 2^30 bytes):
  {"cancelled": …, "codec": …, "level": …, "requestBytes": …, "requestsPerThread": …, "repeat": …,
   "unit": "GiB/s", "machine": …, "points": [{"guest": …, "design": …, "threads": …, "bytes": …,
     "samples": […], "compressionRate": …, "median": …, "min": …, "max": …, "efficiency": …,
     "published": …}],
   "published": [{"version": …, "design": …, "unit": …, "source": …, "throughput": [[threads, …]]}]}
  and with --link {…, "overLink": {…}} as migrascope sweep --help has it

Examples:
  migrascope bench
  migrascope bench --threads 1,2,4,8,64 --repeat 9 --requests-per-thread 4
  migrascope bench --data series --data guest.elf --memory 512M --json > bench.json
  migrascope bench --data guest.elf --threads 1,2,4,8 --link 10Gbit/s`,

  async run(parsed, { terminal, createHost }) {
    const plan = readBenchPlan(parsed)
    const question = readLinkQuestion(parsed)
    if (parsed.words.length > 0) {
      throw new UsageError(`bench takes no words of its own: --data ${parsed.words[0] ?? ''}`)
    }
    await using host = createHost()
    const guests = await openGuests(host, parsed.values('data'), terminal.folder)
    const outcome = await benchToEnd(host, { ...plan, guests }, terminal)
    const machine = machineLine()
    if (parsed.has('json')) {
      terminal.stdout.write(benchJson(outcome, plan, machine, question))
    } else {
      const { stdout } = terminal
      stdout.write(benchTable(outcome, plan, machine, stdout))
      if (question) stdout.write(answersTable(benchAnswers(outcome, plan, question), stdout))
    }
    return outcome.cancelled ? exitCodes.cancelled : exitCodes.done
  },
}

async function openGuests(
  host: Host,
  data: readonly string[],
  folder: string,
): Promise<SeriesGuest[]> {
  const guests: SeriesGuest[] = []
  for (const name of data.length > 0 ? data : ['series']) {
    if (name === 'series') guests.push({ kind: 'series' })
    else guests.push({ kind: 'dump', dump: (await openDump(host, name, folder)).dump })
  }
  return guests
}

async function benchToEnd(host: Host, plan: Parameters<Host['bench']>[0], terminal: Terminal) {
  const progress = createProgress(terminal)
  const controller = new AbortController()
  const stop = terminal.onInterrupt(() => {
    controller.abort()
  })
  try {
    return await host.bench(plan, {
      signal: controller.signal,
      onStep: step => {
        progress.show(step)
      },
    })
  } finally {
    stop()
    progress.clear()
  }
}

const machineLine = () =>
  `${cpus()[0]?.model ?? 'unknown CPU'}, ${availableParallelism()} CPUs, Node ${process.versions.node}`
