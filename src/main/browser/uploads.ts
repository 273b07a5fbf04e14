/**
 * Files dropped on the page: streamed into a private folder and opened from there, since a browser does
 * not say where a file lies. What does not arrive whole or cannot be opened is removed at once, the rest
 * when the server closes; recents that point there go with it.
 */
import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Opened } from '../../shared/contract.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import { formatBytes } from '../../shared/units.ts'
import type { Host } from '../host.ts'
import { fileError } from './file-error.ts'

export interface Uploads extends AsyncDisposable {
  /** Takes `body` in as a file called `name` and opens it. `announced`: its size, where known. */
  take(name: string, body: Readable, announced: number | undefined): Promise<Opened>
}

export interface UploadsOptions {
  readonly host: Host
  readonly maxBytes: number
  /** Where the private folder is made; the system's temporary folder by default. */
  readonly parent?: string
}

/** The last part of what the page calls the file, fit to be a file's name anywhere. */
export function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  let plain = last.replaceAll(/[\x00-\x1f\x7f:*?"<>|]/g, '_').trim()
  // File systems count bytes.
  while (Buffer.byteLength(plain) > 200) plain = plain.slice(0, -1)
  return /^\.*$/.test(plain) ? 'dropped-file' : plain
}

export function createUploads({ host, maxBytes, parent = tmpdir() }: UploadsOptions): Uploads {
  let folder: Promise<string> | undefined
  let closed = false

  /** Made at the first upload, and readable by this user alone (mkdtemp's mode is 0700). */
  const home = () => (folder ??= mkdtemp(join(parent, 'migrascope-upload-')))

  const tooLarge = (bytes: number) =>
    new MigrascopeError(
      'too-large',
      `A dropped file may have up to ${formatBytes(maxBytes)}. ` +
        'Put this one on the machine that Migrascope runs on and use Open instead.',
      { bytes, limit: maxBytes },
    )

  async function* limited(body: Readable) {
    let bytes = 0
    // Left open when the file cannot be taken: destroying a request takes its answer along.
    const chunks = body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > maxBytes) throw tooLarge(bytes)
      yield chunk
    }
  }

  /** Recents name folders for people, but the private folder's name occurs once in the world. */
  function forgetRecents(place: string) {
    for (const recent of host.listRecent()) {
      if (recent.folder.includes(basename(place))) host.removeRecent(recent.id)
    }
  }

  async function discard(place: string) {
    forgetRecents(place)
    await rm(place, { recursive: true, force: true })
  }

  return {
    async take(name, body, announced) {
      if (announced !== undefined && announced > maxBytes) throw tooLarge(announced)
      if (closed) throw new MigrascopeError('cancelled', 'Migrascope is closing.')
      const file = safeName(name)
      const path = join(await home(), randomBytes(9).toString('hex'), file)
      try {
        await mkdir(dirname(path), { mode: 0o700 })
        await pipeline(limited(body), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
        const opened = await host.openPath(path)
        // A report is in memory now.
        if (opened.kind === 'report') await discard(dirname(path))
        return opened
      } catch (thrown) {
        await discard(dirname(path))
        throw fileError(thrown, file)
      }
    },
    async [Symbol.asyncDispose]() {
      closed = true
      if (folder !== undefined) await discard(await folder)
    },
  }
}
