import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'

/** What `drive.ts` prints. */
interface Seen {
  readonly url: string
  readonly page: { readonly status: number; readonly policy: string }
  readonly set: string[]
  readonly window: { readonly webPreferences: { readonly preload: string } }
  readonly recents: string[]
  readonly blockers: unknown[]
  readonly bars: number[]
  readonly notes: unknown[]
  readonly notified: unknown
  readonly errors: string[]
  readonly hello: unknown
  readonly opened: unknown
  readonly event: unknown
}

test('wired to a stand-in for Electron, the built entry runs the job and quits with no thread left', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'migrascope-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'guest.raw')
  await writeFile(file, Buffer.alloc(1024 * 1024, 'a page of a guest '))

  // The process ends by itself or the limit ends it with an error.
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, 'entry/drive.ts'), file],
    {
      timeout: 100_000,
      env: { ...process.env, MIGRASCOPE_DATA: join(folder, 'data'), NODE_NO_WARNINGS: '1' },
    },
  )
  const seen = JSON.parse(stdout) as Seen

  expect(seen.errors).toEqual([])
  expect(seen.url).toBe('app://bundle/index.html')
  expect(seen.page.status).toBe(200)
  expect(seen.page.policy).toContain("default-src 'none'")
  expect(seen.window.webPreferences.preload).toMatch(/out[/\\]preload[/\\]index\.cjs$/)
  expect(seen.set).toEqual([
    'about',
    'device-permission',
    'menu',
    'name',
    'permission-check',
    'permission-request',
    'sandbox',
    'window-open',
  ])
  expect(seen.recents).toEqual([file])
  expect(seen.blockers).toEqual(['prevent-app-suspension', 1])
  expect(seen.bars.at(-1)).toBe(-1)
  expect(seen.notified).toEqual({ ok: true, value: {} })
  expect(seen.notes).toEqual([{ title: 'Run done', body: 'so and so fast' }])
  expect(seen.opened).toMatchObject([
    { ok: true, value: { kind: 'dump', facts: { name: 'guest.raw', totalPages: 256 } } },
  ])
  expect(seen.hello).toMatchObject({ ok: true, value: { shell: 'electron', picker: 'native' } })
  expect(seen.event).toMatchObject({
    state: 'ended',
    report: {
      content: { outcome: 'done', points: [{ samples: [{ result: { verified: true } }] }] },
    },
  })
})
