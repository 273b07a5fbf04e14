/** The built program, started as a user starts it. Its data goes to a folder of the test's own. */
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'

export const root = path.resolve(import.meta.dirname, '../..')
export const out = path.join(root, 'out')
export const workerUrl = (name: string) =>
  new URL(`../../out/main/workers/${name}.js`, import.meta.url)

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

export interface Started {
  readonly child: ChildProcessByStdio<null, Readable, Readable>
  readonly ended: Promise<Ended>
  /** Resolves when stdout or stderr has shown `text`; rejects when the program ends without. */
  readonly shows: (text: RegExp) => Promise<RegExpExecArray>
}

/** A folder that is gone after the test. */
export function temporaryFolder(): Disposable & { readonly path: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'migrascope-'))
  return {
    path: folder,
    [Symbol.dispose]: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function start(args: readonly string[], folder: string): Started {
  const child = spawn(process.execPath, [path.join(out, 'main/cli.js'), ...args], {
    cwd: folder,
    env: { ...process.env, MIGRASCOPE_DATA: path.join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const text = { out: '', err: '' }
  const waiting = new Set<() => void>()
  const keep = (key: 'out' | 'err') => (chunk: string) => {
    text[key] += chunk
    for (const look of waiting) look()
  }
  child.stdout.setEncoding('utf8').on('data', keep('out'))
  child.stderr.setEncoding('utf8').on('data', keep('err'))
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      resolve({ code, signal, ...text })
    })
  })
  const shows = (wanted: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = wanted.exec(text.out) ?? wanted.exec(text.err)
        if (found === null) return
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
      void ended.then(end => {
        reject(new Error(`ended with ${end.code} before showing ${wanted}: ${end.out}${end.err}`))
      })
    })
  return { child, ended, shows }
}

export async function runBuilt(args: readonly string[], folder: string): Promise<Ended> {
  return await start(args, folder).ended
}
