/**
 * A QEMU guest that never runs and whose memory is a file of ours, so that it can be migrated on a machine without
 * KVM, as often as one likes, to a reader that throws the stream away.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import type { Discarded } from '../workers/discard.ts'
import { Qmp } from './qmp.ts'

export interface MigrationSetting {
  readonly capabilities: Readonly<Record<string, boolean>>
  readonly parameters: Readonly<Record<string, number | string | boolean>>
}

export interface Migrated {
  /** QEMU's total-time. */
  readonly seconds: number
  readonly discarded: Discarded
}

const state = v.object({
  status: v.string(),
  'total-time': v.optional(v.number()),
  'error-desc': v.optional(v.string()),
})
const runState = v.object({ status: v.string() })
const LOOK_MS = 20
/** More than any setting reaches: nothing is to be held back. */
const NO_LIMIT = 2 ** 40

export class QemuGuest implements AsyncDisposable {
  readonly #qemu: ChildProcess
  readonly #reader: ChildProcess
  readonly #qmp: Qmp
  readonly #stream: string
  #set: readonly string[] = []

  private constructor(qemu: ChildProcess, reader: ChildProcess, qmp: Qmp, stream: string) {
    this.#qemu = qemu
    this.#reader = reader
    this.#qmp = qmp
    this.#stream = stream
  }

  /** @param memory a raw file of whole MiB. QEMU takes a copy of it before it starts and writes nothing back */
  static async start(folder: string, memory: string): Promise<QemuGuest> {
    const bytes = statSync(memory).size
    const control = join(folder, 'qmp.sock')
    const stream = join(folder, 'stream.sock')
    const ram = `memory-backend-file,id=ram,mem-path=${memory},size=${bytes},share=off,prealloc=on`
    const machine = ['-M', 'pc,memory-backend=ram', '-accel', 'tcg', '-S', '-object', ram]
    const bare = ['-m', `${bytes / 2 ** 20}M`, '-nodefaults', '-display', 'none']
    const qmp = ['-qmp', `unix:${control},server=on,wait=off`]
    const qemu = spawn('qemu-system-x86_64', [...machine, ...bare, ...qmp], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const reader = fork(fileURLToPath(new URL('../workers/discard.ts', import.meta.url)), [stream])
    await once(reader, 'message')
    return new QemuGuest(qemu, reader, await Qmp.connect(control), stream)
  }

  /** Migrates once. @throws Error when QEMU says that it failed, or knows no such setting */
  async migrate({ capabilities, parameters }: MigrationSetting): Promise<Migrated> {
    // What an earlier setting turned on is turned off.
    const off = this.#set.map(capability => ({ capability, state: false }))
    const on = Object.entries(capabilities).map(([capability, state]) => ({ capability, state }))
    this.#set = Object.keys(capabilities)
    if (off.length > 0) {
      await this.#qmp.command('migrate-set-capabilities', { capabilities: off })
    }
    await this.#qmp.command('migrate-set-capabilities', { capabilities: on })
    await this.#qmp.command('migrate-set-parameters', {
      'max-bandwidth': NO_LIMIT,
      ...parameters,
    })
    await this.#ready()
    await this.#discarded()
    await this.#qmp.command('migrate', { uri: `unix:${this.#stream}` })
    for (;;) {
      const now = v.parse(state, await this.#qmp.command('query-migrate'))
      if (now.status === 'failed' || now.status === 'cancelled') {
        throw new Error(`the migration ${now.status}: ${now['error-desc'] ?? 'QEMU says no more'}`)
      }
      if (now.status === 'completed') {
        const seconds = (now['total-time'] ?? NaN) / 1000
        return { seconds, discarded: await this.#discarded() }
      }
      await later(LOOK_MS)
    }
  }

  /** A guest that was migrated is not migrated again before it is reset, which leaves its memory as it is. */
  async #ready(): Promise<void> {
    await this.#qmp.command('system_reset')
    for (;;) {
      const { status } = v.parse(runState, await this.#qmp.command('query-status'))
      if (status === 'prelaunch') return
      await later(LOOK_MS)
    }
  }

  async #discarded(): Promise<Discarded> {
    this.#reader.send('how much')
    const [answer] = (await once(this.#reader, 'message')) as [Discarded]
    return answer
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#qemu, 'exit')
    await this.#qmp.command('quit').catch(() => this.#qemu.kill())
    await ended
    this.#qmp[Symbol.dispose]()
    this.#reader.disconnect()
  }
}
