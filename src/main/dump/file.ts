/**
 * A dump's file, opened for positioned reads. Only a regular, non-empty file opens, and opening never
 * blocks (a FIFO would, for ever). Reads go straight into the caller's memory and either fill it or throw
 * with file and offset; a file that shrinks while open is told apart from one that was always short.
 */
import { closeSync, constants, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs'
import { basename } from 'node:path'
import { MigrascopeError } from '../../shared/failure.ts'
import { fileFailure } from './file-failure.ts'
import type { ByteSource } from './source.ts'

// read(2) takes at most 2^31 - 4096 bytes at once; a smaller round number keeps addresses aligned.
const MAX_READ = 2 ** 30

// Not defined on Windows, which has no FIFOs in the file system either.
const NONBLOCK = (constants as { O_NONBLOCK?: number }).O_NONBLOCK ?? 0

/**
 * @throws MigrascopeError `file-not-found` | `no-permission` | `not-a-file` | `empty-file` |
 *   `bad-argument` | `io`
 */
export function openFile(path: string): ByteSource {
  // Looked at before it is opened, since opening a device can have effects; and again afterwards, since
  // the name may have come to mean another file.
  mustBeFile(
    attempt(path, () => statSync(path)),
    path,
  )
  const fd = attempt(path, () => openSync(path, constants.O_RDONLY | NONBLOCK))
  try {
    const stats = attempt(path, () => fstatSync(fd))
    mustBeFile(stats, path)
    return new OpenFile(path, fd, stats.size)
  } catch (error) {
    closeSync(fd)
    throw error
  }
}

class OpenFile implements ByteSource {
  readonly name: string
  readonly path: string
  readonly bytes: number
  #fd: number

  constructor(path: string, fd: number, bytes: number) {
    this.name = basename(path)
    this.path = path
    this.bytes = bytes
    this.#fd = fd
  }

  read(offset: number, into: Uint8Array): void {
    const fd = this.#fd
    if (fd < 0) throw new MigrascopeError('internal', `${this.name} is closed already.`)
    if (!Number.isSafeInteger(offset) || offset < 0) {
      throw new MigrascopeError('internal', `${offset} is no place in ${this.name}.`)
    }
    if (offset + into.length > this.bytes) {
      throw this.#short('truncated', offset, into.length, Math.max(0, this.bytes - offset))
    }
    let done = 0
    while (done < into.length) {
      const length = Math.min(into.length - done, MAX_READ)
      const at = offset + done
      const got = attempt(this.path, () => readSync(fd, into, done, length, at), at)
      if (got === 0) throw this.#short('file-changed', offset, into.length, done)
      done += got
    }
  }

  [Symbol.dispose](): void {
    const fd = this.#fd
    this.#fd = -1
    if (fd >= 0) closeSync(fd)
  }

  #short(code: 'truncated' | 'file-changed', offset: number, expected: number, found: number) {
    const message =
      code === 'truncated'
        ? `${this.name} ends too early: at byte ${offset}, ${expected} bytes should follow and ${found} do. It was cut short; copy or dump it again.`
        : `${this.name} has become shorter while it was open: at byte ${offset + found} there is nothing any more. Let whatever writes to it finish, then open it again.`
    const details = { file: this.name, path: this.path, offset, expected, found }
    return new MigrascopeError(code, message, details)
  }
}

function mustBeFile(stats: Stats, path: string): void {
  const name = basename(path)
  if (!stats.isFile()) {
    const found = kindOf(stats)
    throw new MigrascopeError(
      'not-a-file',
      stats.isDirectory()
        ? `${name} is a folder. Choose a file in it.`
        : `${name} is a ${found}, which cannot be read like a dump. Copy its content into a file first.`,
      { file: name, path, expected: 'regular file', found },
    )
  }
  if (stats.size === 0) {
    throw new MigrascopeError(
      'empty-file',
      `${name} is empty. Check that the dump was written to its end and that the disk was not full.`,
      { file: name, path, offset: 0, found: 0 },
    )
  }
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'folder'
  if (stats.isFIFO()) return 'named pipe'
  if (stats.isSocket()) return 'socket'
  if (stats.isCharacterDevice()) return 'character device'
  return stats.isBlockDevice() ? 'block device' : 'special file'
}

function attempt<T>(path: string, action: () => T, offset?: number): T {
  try {
    return action()
  } catch (error) {
    throw fileFailure(error, path, offset === undefined ? {} : { offset })
  }
}
