/**
 * The files opened or made last, newest first, kept in one JSON file. Ids are made anew in each process:
 * they stand for paths that the renderer must not name. A file that cannot be read or written costs the
 * memory of recents, nothing else.
 */
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import * as v from 'valibot'
import type { Recent } from '../../shared/contract.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import { writeFileWhole } from '../report/write-file.ts'

const MOST = 12

const fileSchema = v.array(
  v.object({ kind: v.picklist(['dump', 'report']), path: v.pipe(v.string(), v.maxLength(4096)) }),
)
type Entry = v.InferOutput<typeof fileSchema>[number] & { readonly id: string }

export class Recents {
  readonly #file: string
  readonly #changed: (recents: Recent[]) => void
  #entries: Entry[]
  #writing: Promise<void> = Promise.resolve()

  constructor(folder: string, changed: (recents: Recent[]) => void) {
    this.#file = join(folder, 'recents.json')
    this.#changed = changed
    this.#entries = readEntries(this.#file)
  }

  list(): Recent[] {
    return this.#entries.map(({ id, kind, path }) => ({
      id,
      kind,
      name: basename(path),
      folder: dirname(path),
    }))
  }

  /** @throws MigrascopeError `unknown-id` */
  path(id: string): string {
    const entry = this.#entries.find(e => e.id === id)
    if (entry) return entry.path
    throw new MigrascopeError('unknown-id', 'That recent file is not on the list any more.')
  }

  /** Puts a file on top. */
  add(kind: Recent['kind'], path: string): void {
    const id = this.#entries.find(e => e.path === path)?.id ?? randomUUID()
    const rest = this.#entries.filter(e => e.path !== path)
    this.#set([{ id, kind, path }, ...rest].slice(0, MOST))
  }

  remove(id: string): void {
    this.#set(this.#entries.filter(e => e.id !== id))
  }

  /** Resolves when all changes are on the disk. */
  async settled(): Promise<void> {
    await this.#writing
  }

  #set(entries: Entry[]): void {
    this.#entries = entries
    const text = JSON.stringify(
      entries.map(({ kind, path }) => ({ kind, path })),
      undefined,
      2,
    )
    this.#writing = this.#writing
      .then(() => {
        mkdirSync(dirname(this.#file), { recursive: true })
        return writeFileWhole(this.#file, text)
      })
      .catch(() => undefined)
    this.#changed(this.list())
  }
}

function readEntries(file: string): Entry[] {
  try {
    const parsed = v.safeParse(fileSchema, JSON.parse(readFileSync(file, 'utf8')))
    if (!parsed.success) return []
    return parsed.output.slice(0, MOST).map(entry => ({ ...entry, id: randomUUID() }))
  } catch {
    return []
  }
}
