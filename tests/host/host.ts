/** A real host on the source files, in a data folder of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Host, HostEvents } from '../../src/main/host.ts'
import type { RunEvent } from '../../src/shared/contract.ts'
import { defaultSettings, MiB, type RunSettings } from '../../src/shared/settings.ts'
import { childHost } from './child-host.ts'

export const folder = mkdtempSync(join(tmpdir(), 'migrascope-host-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

export const makeHost = (dataFolder = join(folder, 'data')): Host => childHost(dataFolder)

export const settings = (other: Partial<RunSettings> = {}): RunSettings => ({
  ...defaultSettings,
  arenaBytes: 16 * MiB,
  ...other,
})

/** A new file with this content. */
export function file(name: string, content: Uint8Array | string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** `count` pages, every third of them zero. */
export function rawPages(count: number): Uint8Array {
  const bytes = Buffer.alloc(count * 4096)
  for (let page = 0; page < count; page++) {
    if (page % 3 !== 0) bytes.write(`page ${page} `.repeat(100), page * 4096)
  }
  return bytes
}

/** The next event that `accepts` takes. */
export function next<K extends keyof HostEvents>(
  host: Host,
  event: K,
  accepts: (value: HostEvents[K]) => boolean,
): Promise<HostEvents[K]> {
  return new Promise(resolve => {
    const off = host.on(event, value => {
      if (!accepts(value)) return
      off()
      resolve(value)
    })
  })
}

type Ended = Extract<RunEvent, { state: 'ended' }>

/** Runs to the end and gives the event that tells it. */
export async function runToEnd(
  host: Host,
  dump: string,
  other: Partial<RunSettings> = {},
): Promise<Ended> {
  const ended = next(host, 'run', event => event.state === 'ended' || event.state === 'failed')
  await host.startRun(dump, settings(other))
  const event = await ended
  if (event.state !== 'ended') throw new Error(JSON.stringify(event))
  return event
}
