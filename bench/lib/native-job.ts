/**
 * bench/c/pages.c, built with the system's compiler and libraries, and one running process of it: pages are
 * loaded once, then it does a pass whenever it is asked, so that it can be measured in turns with ours.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type NativeCodec = 'zlib' | 'zstd' | 'lz4'

export interface NativeProgram {
  readonly path: string
  /** The versions of what it was built with, for notes. */
  readonly built: string
}

const source = fileURLToPath(new URL('../c/pages.c', import.meta.url))
const FLAGS = ['-std=gnu11', '-O2', '-pthread']
const LIBRARIES = ['-lz', '-lzstd', '-llz4']
const VERSIONS = `#include <lz4.h>
#include <zlib.h>
#include <zstd.h>
zlib ZLIB_VERSION, zstd ZSTD_VERSION_STRING, lz4 LZ4_VERSION_STRING, cc __VERSION__
`

/** @returns the program, or a sentence that says what is missing */
export function buildNative(folder: string): NativeProgram | string {
  const path = join(folder, 'pages')
  const made = spawnSync('cc', [...FLAGS, source, '-o', path, ...LIBRARIES], { encoding: 'utf8' })
  if (made.status !== 0) {
    const why = made.error?.message ?? made.stderr.split('\n').find(line => line.includes('error'))
    return `The C program was not built (${why ?? 'cc failed'}): it needs cc and the headers of zlib, zstd and lz4 (Debian: gcc zlib1g-dev libzstd-dev liblz4-dev).`
  }
  const versions = spawnSync('cc', ['-E', '-P', '-'], { input: VERSIONS, encoding: 'utf8' })
  const built = versions.stdout.trim().split('\n').at(-1) ?? ''
  return { path, built: `C: ${built.replaceAll('"', '')}, -O2.` }
}

export interface NativePass {
  readonly seconds: number
  /** Given to the codec: pages that are not zero. */
  readonly bytesIn: number
  readonly bytesOut: number
}

export class NativeJob implements AsyncDisposable {
  readonly #child: ChildProcess
  readonly #lines: Interface

  constructor(
    program: NativeProgram,
    codec: NativeCodec,
    level: number,
    requestBytes: number,
    threads: number,
    file: string,
  ) {
    const args = [codec, String(level), String(requestBytes), String(threads), file]
    const child = spawn(program.path, args, { stdio: ['pipe', 'pipe', 'inherit'] })
    this.#child = child
    this.#lines = createInterface(child.stdout)
  }

  async pass(): Promise<NativePass> {
    this.#child.stdin?.write('pass\n')
    const ended = once(this.#child, 'exit').then(() => {
      throw new Error('the C program ended by itself')
    })
    const [line] = (await Promise.race([once(this.#lines, 'line'), ended])) as [string]
    const [ns = NaN, bytesIn = NaN, bytesOut = NaN] = line.split(' ').map(Number)
    return { seconds: ns / 1e9, bytesIn, bytesOut }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.stdin?.end()
    if (this.#child.exitCode === null) await once(this.#child, 'exit')
  }
}
