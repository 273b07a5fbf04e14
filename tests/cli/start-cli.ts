/** Starts the command line in a process of its own, with a folder and a data folder that the test owns. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export const cliChild = path.join(import.meta.dirname, 'cli-child.ts')

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** Resolves when stdout has `count` whole lines; rejects when the program ends with fewer. */
  readonly prints: (count: number) => Promise<void>
}

/** A folder that is gone after the test. */
export function temporaryFolder(): Disposable & { readonly path: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'migrascope-cli-'))
  return {
    path: folder,
    [Symbol.dispose]: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function startCli(args: readonly string[], folder: string): Started {
  const child = spawn(process.execPath, [cliChild, ...args], {
    cwd: folder,
    env: { ...process.env, MIGRASCOPE_DATA: path.join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const text = { out: '', err: '' }
  const looks = new Set<() => void>()
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text.out += chunk
    for (const look of looks) look()
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    text.err += chunk
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code => {
      resolve({ code, ...text })
    })
  })
  const prints = (count: number) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (text.out.split('\n').length <= count) return
        looks.delete(look)
        resolve()
      }
      looks.add(look)
      look()
      void ended.then(({ code, err }) => {
        reject(new Error(`ended with ${code} too early: ${err}`))
      })
    })
  return { child, ended, prints }
}

export async function runCliChild(args: readonly string[], folder: string): Promise<Ended> {
  return await startCli(args, folder).ended
}
