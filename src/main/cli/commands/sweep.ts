/** `migrascope sweep FILE…`: every combination of settings on one dump or several, a table or JSON lines. */
import { rm } from 'node:fs/promises'
import type { OpenedDump } from '../../../shared/contract.ts'
import type { Host } from '../../host.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { linkNotes, linkOptions, readLinkQuestion } from '../link-arguments.ts'
import { linkTable } from '../link-table.ts'
import { openDump } from '../open-dump.ts'
import { tellRecovered } from '../recovered.ts'
import { reportFile, saveReport } from '../report-file.ts'
import { readSweepPlan, sweepOptions } from '../sweep-arguments.ts'
import { sampleLine, summaryLine } from '../sweep-json.ts'
import { sweepTable } from '../sweep-table.ts'
import { sweepToEnd } from '../sweep-to-end.ts'
import { UsageError } from '../usage-error.ts'

export const sweep: Command = {
  name: 'sweep',
  summary: 'measure every combination of settings on one dump or several',
  usage: 'migrascope sweep FILE…|--sample [options]',
  options: [
    ...sweepOptions,
    ...linkOptions,
    { name: 'host-name', help: "put this machine's name into the report" },
    { name: 'json', help: 'print a JSON object a line: each sample as it comes, then the summary' },
    {
      name: 'report',
      value: 'FILE',
      help: 'also save the report there. What is measured is kept in FILE.journal.jsonl until that is whole: the same command again, after a kill or a Ctrl-C, goes on where it ended',
    },
  ],
  notes: `A point is one combination on one dump: zlib-1 t4 4K is zlib level 1 with 4 threads and requests of
4 KiB; nowait and baseline stand behind it where they apply. Each round takes one sample of each
point that needs more, in an order of its own, so that heat and drift fall on all alike. In
between, copying, scanning for zeros and the codec alone in one thread are measured on each dump.

Sizes are bytes, or have K, M or G behind them (2^10, 2^20, 2^30). Throughput is MB/s of 10^6 bytes
of guest memory taken in, the median of the samples, with half the width of its 95 % interval.
The first Ctrl-C keeps what is done as a report, the second one ends at once. Without --report what
a killed sweep measured is in the data folder: migrascope recover.

${linkNotes}
Where the intervals of the best and another setting meet, no difference is shown between them.

JSON, one object a line (MB/s; times in nanoseconds):
  {"kind": "sample", "order": 0, "point": 3, "dump": "guest.elf", "label": "zlib-1 t4 4K",
   "throughput": 131.2, "compressionRate": 2.7, "soFar": {…}, "settings": {…}}
  …
  {"kind": "sweep", "outcome": "done"|"cancelled", "command": …,
   "points": [{"point": 0, "dump": …, "label": …, "samples": 5, "throughput": {"median": …,
     "low": …, "high": …, "min": …, "max": …, "samples": 5, "outliers": []},
     "compressionRate": {…}, "decompressThroughput": {…}|null, "utilisation": 0.97,
     "states": {"busy": 0.97, "waiting": 0.02, "blocked": 0, "other": 0.01},
     "latency": {"wait": {"p50": …, "p95": …, "p99": …, "p999": …}, "run": {…}}|null,
     "settings": {…}}],
   "ceilings": […], "noise": {"verdict": "quiet"|"noisy", "causes": […]}|null, "plan": {…},
   "overLink": {"asked": {"link": {"bitsPerSecond": …, "efficiency": 1, "rtt": seconds},
     "dirtyRate": {"perSecond": …, "of": "bytes"|"pages"}|null, "downtimeLimit": seconds},
     "dumps": [{"dump": …, "guestBytes": …, "answer": …, "best": "zstd-1 t8 64K",
       "noDifferenceShown": […], "isUnsure": …, "noCompression": …, "gain": 1.7,
       "points": [{"point": 0|null, "label": …, "effectiveRate": {"median": …, "low": …, "high": …},
         "limit": "codec"|"link"|"decompress", "timeSeconds": …, "sentPerByte": …,
         "precopy": {"converges": true, "iterations": …, "totalTime": seconds, "downtime": seconds}|
           {"converges": false, "because": "rate"|"downtime-limit"}|null}],
       "ranges": [{"fromBitsPerSecond": 0, "toBitsPerSecond": …|null, "best": …}]}]}}

Examples:
  migrascope sweep --sample
  migrascope sweep guest.elf --codec zlib:1,6 --codec zstd:1,3 --threads 1,2,4,8-64:4
  migrascope sweep a.elf b.elf --plan codecs --threads 4 --report codecs.migrascope.json
  migrascope sweep guest.elf --plan seed --filter '*baseline' --repeat 5-20 --precision 1%
  migrascope sweep guest.elf --plan codecs --verify --link 10Gbit/s --dirty-rate 200MB/s
  migrascope sweep guest.elf --plan threads --shard 2/4 --report 2.migrascope.json`,

  async run(parsed, { terminal, createHost }) {
    const plan = readSweepPlan(parsed)
    const question = readLinkQuestion(parsed)
    const { words } = parsed
    if (words.length === 0) {
      throw new UsageError(
        'which files? migrascope sweep FILE…',
        '--sample sweeps on a built-in guest',
      )
    }
    const target = await reportFile(parsed.value('report'), terminal.folder)
    await using host = createHost()
    await tellRecovered(host, terminal)
    const dumps: OpenedDump[] = []
    for (const word of words) dumps.push(await openedDump(host, word, terminal.folder))
    const names = dumps.map(({ facts }) => facts.name)
    const isJson = parsed.has('json')
    const how = {
      ...(target === undefined ? {} : { journal: target.journal }),
      hostName: parsed.has('host-name'),
    }
    const start = () =>
      host.startSweep(
        dumps.map(({ dump }) => dump),
        plan,
        how,
      )
    const opened = await sweepToEnd(host, start, terminal, sample => {
      if (isJson) terminal.stdout.write(sampleLine(sample, names))
    })
    const { content } = opened
    const { stdout } = terminal
    if (isJson) stdout.write(summaryLine(content, question))
    else stdout.write(sweepTable(content, stdout) + linkTable(content, question, stdout))
    await saveReport(host, opened, target, terminal)
    if (content.outcome === 'done') {
      if (target !== undefined) await rm(target.journal, { force: true })
      return exitCodes.done
    }
    if (target !== undefined) {
      terminal.stderr.write('the same command again goes on where this ended\n')
    }
    return exitCodes.cancelled
  },
}

async function openedDump(host: Host, word: string, folder: string): Promise<OpenedDump> {
  return word === '--sample' ? await host.openSample() : await openDump(host, word, folder)
}
