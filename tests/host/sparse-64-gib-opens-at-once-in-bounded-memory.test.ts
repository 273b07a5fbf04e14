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
const PAGE = 4096

// A whole count of 64 GiB of holes takes tens of seconds, and Node cannot skip holes: it is cancelled here. The
// one of 20 GiB goes to its end. In a memory file system holes cost least.
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

test('64 GiB with pages at the far end, in under 600 MB', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(place, 'migrascope-64-gib-'))
  try {
    const path = join(folder, 'sparse.raw')
    const fd = openSync(path, 'w')
    ftruncateSync(fd, 64 * GiB)
    const written = [0, 33 * GiB, 64 * GiB - PAGE]
    for (const offset of written) writeSync(fd, `at ${offset / GiB}`.slice(0, 8), offset)
    closeSync(fd)
    const child = fileURLToPath(new URL('sparse-child.ts', import.meta.url))
    const offsets = [...written, 50 * GiB].map(String)
    const args = [child, path, join(folder, 'data'), ...offsets]
    const answer = JSON.parse(execFileSync(process.execPath, args).toString()) as {
      readonly peakBytes: number
    }
    expect(answer).toMatchObject({
      facts: {
        format: 'raw',
        fileBytes: 64 * GiB,
        guestBytes: 64 * GiB,
        totalPages: (64 * GiB) / PAGE,
        warnings: [],
      },
      // Opening does not wait for the count to end.
      events: ['sample opened', 'census cancelled'],
      texts: [...written.map(offset => `at ${offset / GiB}`.slice(0, 8)), ''],
    })
    expect(answer.peakBytes).toBeLessThan(600 * MiB)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
