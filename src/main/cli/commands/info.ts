/** `migrascope info FILE`: what a dump is, and how many of its pages are zero. */
import type { CensusEvent } from '../../../shared/contract.ts'
import { fromFailure } from '../../../shared/failure.ts'
import { formatBytes } from '../../../shared/units.ts'
import type { Host } from '../../host.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { infoJson } from '../info-json.ts'
import { infoTable } from '../info-table.ts'
import { openDump } from '../open-dump.ts'
import { createProgress } from '../progress.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

export const info: Command = {
  name: 'info',
  summary: 'say what a memory dump is, and count its zero pages',
  usage: 'migrascope info FILE [--map] [--json]',
  options: [
    { name: 'map', help: 'say what kind of pages there are, too' },
    { name: 'json', help: 'print one JSON object instead of a table' },
  ],
  notes: `Sizes and addresses are bytes. Counting reads the whole file once.

JSON:
  {"format": "elf", "pageSize": 4096, "guestBytes": 134217728,
   "pages": {"total": 32768, "zero": 21000, "excluded": 0, "missing": 0, "repeated": 0},
   "blocks": [{"name": "load 0", "address": 0, "bytes": 134217728}], "warnings": [],
   "name": …, "fileBytes": …, "variant": …, "creator": "QEMU dump-guest-memory",
   "machine": "x86-64", "passes": [], "compression": null}
  pages.total counts the guest pages present in the file, pages.zero those of zeros alone,
  excluded those that the dump's maker left out, missing those that a cut file lost,
  repeated the records of a live migration that a later one replaces.
  creator is the program that wrote the file; it, machine, and a block's address are
  null where the file does not say them. passes has the pages sent in each pass of a live
  migration. compression is null or {"method": "zlib", "pages": 399, "storedBytes": 519158,
  "rate": 3.15}: pages that are compressed in the file, what they take there, and the ratio.
  --map adds "classes": {"zero": 21000, "sameByte": …, "lowEntropy": …, "textLike": …,
   "pointerLike": …, "incompressible": …, "mixed": …, "excluded": 0, "missing": 0}, pages each,
  told from a sample of 512 bytes of every page.

Examples:
  migrascope info guest.elf
  migrascope info guest.elf --map
  migrascope info guest.elf --json | jq .pages.zero`,

  async run({ words, has }, { terminal, createHost }) {
    const [file, ...rest] = words
    if (file === undefined) throw new UsageError('which file? migrascope info FILE')
    if (rest.length > 0) throw new UsageError(`info takes one file, not ${words.length}`)
    await using host = createHost()
    const { dump, facts: first } = await openDump(host, file, terminal.folder)
    const counted = await count(host, dump, terminal)
    const { facts, census } = counted ?? { facts: first, census: undefined }
    const map = has('map') ? host.pageMap(dump) : null
    if (!has('json')) terminal.stdout.write(infoTable(facts, census, map))
    else if (census !== undefined) terminal.stdout.write(infoJson(facts, census, map))
    if (census !== undefined) return exitCodes.done
    terminal.stderr.write('migrascope: cancelled before all pages were counted.\n')
    return exitCodes.cancelled
  },
}

type Counted = Extract<CensusEvent, { state: 'done' }>

/** Undefined when the user stops it. @throws MigrascopeError */
async function count(host: Host, dump: string, terminal: Terminal): Promise<Counted | undefined> {
  const progress = createProgress(terminal)
  const { promise, resolve, reject } = Promise.withResolvers<Counted | undefined>()
  const hear = (event: CensusEvent) => {
    switch (event.state) {
      case 'counting':
        progress.show({
          stage: 'counting zero pages',
          done: event.doneBytes,
          goal: event.goalBytes,
          note: `${formatBytes(event.doneBytes)} of ${formatBytes(event.goalBytes)}`,
        })
        return
      case 'done':
        resolve(event)
        return
      case 'cancelled':
        resolve(undefined)
        return
      case 'failed':
        reject(fromFailure(event.failure))
        return
      default:
        event satisfies never
    }
  }
  const stopHearing = host.on('census', event => {
    if (event.dump === dump) hear(event)
  })
  const stopInterrupts = terminal.onInterrupt(() => {
    host.cancelCensus()
  })
  try {
    host.startCensus(dump)
    return await promise
  } finally {
    stopInterrupts()
    stopHearing()
    progress.clear()
  }
}
