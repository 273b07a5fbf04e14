/**
 * Runs the fuzz child and watches it: a child that says nothing for long is hung, is ended, and is told of
 * together with the file it hung on.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface FuzzResult {
  /** How many cases ended how, by `<format> <outcome>`. */
  readonly outcomes: Readonly<Record<string, number>>
  readonly peakBytes: number
  /** Where cases are written. A crasher's file stays there. */
  readonly folder: string
}

/** For a hundred cases, which take a second. Far beyond any load of the machine. */
const SILENCE_MS = 180_000

// In memory where there is such a file system: each case is a file.
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** A case that ended in none of the ways it may, and the file that it was. */
export class Crash extends Error {
  readonly file: string

  constructor(file: string, what: string) {
    super(`${file}: ${what}`)
    this.file = file
  }
}

/** @throws Crash */
export async function runFuzz(options: readonly string[]): Promise<FuzzResult> {
  const folder = mkdtempSync(join(place, 'migrascope-fuzz-'))
  const file = fileURLToPath(new URL('fuzz-child.ts', import.meta.url))
  const child = spawn(process.execPath, [file, '--folder', folder, ...options])
  const state = { hung: false }
  let errors = ''
  let last: {
    crasher?: string
    error?: string
    outcomes?: Record<string, number>
    peakBytes?: number
  } = {}
  const watchdog = setTimeout(() => {
    state.hung = true
    child.kill('SIGKILL')
  }, SILENCE_MS)
  child.stderr.on('data', (data: Buffer) => {
    errors += data.toString()
  })
  createInterface(child.stdout).on('line', line => {
    watchdog.refresh()
    last = JSON.parse(line) as typeof last
  })
  const code = await new Promise<number | null>(resolve => child.on('close', resolve))
  clearTimeout(watchdog)
  const left = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.includes('case-'))
    .map(name => join(folder, name))
  const [crasher = ''] = left
  if (state.hung) throw new Crash(crasher, 'hung')
  if (last.crasher !== undefined) throw new Crash(crasher, last.error ?? '')
  const { outcomes, peakBytes } = last
  if (code !== 0 || !outcomes || peakBytes === undefined) {
    throw new Crash(crasher, `died with ${code}: ${errors}`)
  }
  return { outcomes, peakBytes, folder }
}
