/**
 * A journal on disk: what is measured is appended as it comes and flushed to the disk before the next step, so that
 * a program that is killed loses the step at most that it was in. A line that was torn is left out on reading.
 */
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { basename } from 'node:path'
import * as v from 'valibot'
import { MAX_REPORT_BYTES } from '../../shared/contract.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import {
  JOURNAL_FORMAT,
  type JournalHead,
  type JournalLine,
  type JournalStep,
} from './journal-lines.ts'
import { journalLineSchema } from './journal-lines.ts'
import { writeFailure } from './write-file.ts'

export interface ReadJournal {
  readonly head: JournalHead
  readonly steps: readonly JournalStep[]
  /** Null when the program did not end it. */
  readonly end: 'done' | 'cancelled' | 'failed' | null
}

export class Journal implements AsyncDisposable {
  readonly path: string
  readonly #file: FileHandle

  private constructor(path: string, file: FileHandle) {
    this.path = path
    this.#file = file
  }

  /**
   * Begins a journal in a new file.
   * @throws MigrascopeError `disk-full` | `no-permission` | `file-not-found` | `io`, also when the file is there
   */
  static async create(path: string, head: JournalHead): Promise<Journal> {
    const journal = new Journal(path, await opened(path, 'ax'))
    await journal.#write(head)
    return journal
  }

  /** Goes on with a journal that was read; a line torn at its end is cut off. */
  static async resume(path: string): Promise<Journal> {
    const whole = await wholeBytes(path)
    const file = await opened(path, 'r+')
    await file.truncate(whole)
    await file.close()
    return new Journal(path, await opened(path, 'a'))
  }

  /** Resolves when the step is on the disk. @throws MigrascopeError as `create` */
  append(step: JournalStep): Promise<void> {
    return this.#write(step)
  }

  async end(outcome: 'done' | 'cancelled' | 'failed'): Promise<void> {
    await this.#write({ kind: 'end', outcome })
  }

  async #write(line: JournalLine): Promise<void> {
    try {
      await this.#file.appendFile(`${JSON.stringify(line)}\n`)
      await this.#file.datasync()
    } catch (error) {
      throw writeFailure(this.path, error)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file.close()
  }
}

/**
 * Reads a journal. What follows a damaged line is not believed.
 * @throws MigrascopeError `bad-report` when it has no head, `too-large`, `io`
 */
export async function readJournal(path: string): Promise<ReadJournal> {
  let head: JournalHead | undefined
  let end: ReadJournal['end'] = null
  const steps: JournalStep[] = []
  for await (const line of linesOf(path)) {
    const parsed = parseLine(line)
    if (parsed === undefined) break
    if (parsed.kind === 'head') head ??= parsed
    else if (parsed.kind === 'end') end = parsed.outcome
    else {
      // Gone on with after it had ended.
      end = null
      steps.push(parsed)
    }
  }
  if (head === undefined) {
    const message = `${basename(path)} is no journal: its first line does not say what is measured.`
    throw new MigrascopeError('bad-report', message, { path, expected: JOURNAL_FORMAT })
  }
  return { head, steps, end }
}

function parseLine(line: string): JournalLine | undefined {
  try {
    const parsed = v.safeParse(journalLineSchema, JSON.parse(line))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })
  let chars = 0
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
      chars += line.length
      if (chars > MAX_REPORT_BYTES) {
        const message = `${basename(path)} is too large to be a journal.`
        throw new MigrascopeError('too-large', message, { path })
      }
      yield line
    }
  } catch (error) {
    if (error instanceof MigrascopeError) throw error
    throw new MigrascopeError('io', `${basename(path)} could not be read.`, { path }, error)
  } finally {
    stream.destroy()
  }
}

/** Bytes up to the end of the last whole line. */
async function wholeBytes(path: string): Promise<number> {
  const file = await opened(path, 'r')
  try {
    const buffer = Buffer.alloc(1 << 16)
    let { size: end } = await file.stat()
    while (end > 0) {
      const start = Math.max(0, end - buffer.length)
      const { bytesRead } = await file.read(buffer, 0, end - start, start)
      const newline = buffer.subarray(0, bytesRead).lastIndexOf(0x0a)
      if (newline >= 0) return start + newline + 1
      end = start
    }
    return 0
  } finally {
    await file.close()
  }
}

async function opened(path: string, flags: string): Promise<FileHandle> {
  try {
    return await open(path, flags, 0o600)
  } catch (error) {
    throw writeFailure(path, error)
  }
}
