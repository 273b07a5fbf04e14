/**
 * The journals in the data folder: begun with each run and sweep, removed when their report is kept. One that is
 * left without an end is of a program that was killed, and can be made a report or gone on with.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { RecoveredJournal } from '../../shared/contract.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import { sweepPoints } from '../../shared/sweep.ts'
import { journalTitle } from '../bench/journal-report.ts'
import type { JournalHead } from '../report/journal-lines.ts'
import { Journal, readJournal, type ReadJournal } from '../report/journal.ts'

const SUFFIX = '.journal.jsonl'
/** A journal of a process that lives is believed to be in use while it was written to this lately. */
const IN_USE_MS = 15 * 60_000

export class Journals {
  readonly #folder: string
  /** Those that this process writes. */
  readonly #own = new Set<string>()

  /** @param dataFolder made when missing */
  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'journals')
  }

  /** @throws MigrascopeError when it cannot be written */
  async begin(head: JournalHead): Promise<Journal> {
    await mkdir(this.#folder, { recursive: true })
    const name = `${randomUUID()}.${process.pid}${SUFFIX}`
    this.#own.add(name)
    return await Journal.create(join(this.#folder, name), head)
  }

  /** Takes over one that was found. */
  async resume(id: string): Promise<Journal> {
    const name = await this.#find(id)
    this.#own.add(name)
    return await Journal.resume(join(this.#folder, name))
  }

  /** What was left by programs that did not end themselves, the newest first. Damaged ones are left out. */
  async left(): Promise<RecoveredJournal[]> {
    const found = await Promise.all((await this.#names()).map(name => this.#look(name)))
    return found
      .filter(journal => journal !== undefined)
      .sort((a, b) => b.startedAt.localeCompare(a.startedAt))
  }

  /** @throws MigrascopeError `unknown-id` | `bad-report` | `too-large` | `io` */
  async read(id: string): Promise<ReadJournal> {
    return await readJournal(join(this.#folder, await this.#find(id)))
  }

  /** Removes one that was found. One that is gone already is fine. */
  async forget(id: string): Promise<void> {
    const names = await this.#names()
    const name = names.find(file => idOf(file) === id)
    if (name !== undefined) await rm(join(this.#folder, name), { force: true })
  }

  /** Its report is kept. */
  async remove(journal: Journal): Promise<void> {
    await rm(journal.path, { force: true })
  }

  async #names(): Promise<string[]> {
    const all = await readdir(this.#folder).catch(() => [])
    return all.filter(name => name.endsWith(SUFFIX))
  }

  async #find(id: string): Promise<string> {
    const name = (await this.#names()).find(file => idOf(file) === id)
    if (name !== undefined) return name
    throw new MigrascopeError('unknown-id', 'That measurement is not there any more.')
  }

  async #look(name: string): Promise<RecoveredJournal | undefined> {
    if (this.#own.has(name)) return undefined
    const path = join(this.#folder, name)
    try {
      const { mtimeMs } = await stat(path)
      if (isAlive(name) && Date.now() - mtimeMs < IN_USE_MS) return undefined
      const { head, steps, end } = await readJournal(path)
      const samples = steps.filter(step => step.kind !== 'ceilings').length
      if (end !== null || samples === 0) return undefined
      const points = head.plan === null ? 1 : sweepPoints(head.plan, head.dumps.length).length
      return {
        id: idOf(name),
        kind: head.plan === null ? 'run' : 'sweep',
        dumps: head.dumps.map(({ facts }) => facts.name),
        title: journalTitle(head, points),
        startedAt: head.startedAt,
        samples: head.plan === null ? 1 : samples,
      }
    } catch {
      return undefined
    }
  }
}

const idOf = (name: string) => name.slice(0, name.indexOf('.'))

/** Whether the process that began a journal is still there; ours begins new ones only. */
function isAlive(name: string): boolean {
  const pid = Number(name.split('.')[1])
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
