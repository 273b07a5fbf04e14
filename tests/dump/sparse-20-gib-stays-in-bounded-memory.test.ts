import { execFileSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const GiB = 2 ** 30
const MiB = 2 ** 20

// Holes in a memory file system are read at memory speed; on a disk's file system each one goes through the
// page cache, which takes half a minute for 20 GiB.
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

test('a whole census of 20 GiB, most of it holes, in under 500 MB', { timeout: 600_000 }, () => {
  const folder = mkdtempSync(join(place, 'migrascope-sparse-'))
  try {
    const path = join(folder, 'sparse.raw')
    const fd = openSync(path, 'w')
    ftruncateSync(fd, 20 * GiB)
    for (const offset of [0, 5 * GiB + 4095, 20 * GiB - 1]) writeSync(fd, 'x', offset)
    closeSync(fd)
    const child = fileURLToPath(new URL('census-child.ts', import.meta.url))
    const answer: unknown = JSON.parse(execFileSync(process.execPath, [child, path]).toString())
    expect(answer).toMatchObject({ total: 5_242_880, zero: 5_242_877, guestBytes: 20 * GiB })
    expect((answer as { peakBytes: number }).peakBytes).toBeLessThan(500 * MiB)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
