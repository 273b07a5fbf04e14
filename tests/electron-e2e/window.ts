/** The real program in a real window, with a user's folder of the test's own; it ends with the test. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
/** `scripts/test-electron.mjs` says where the runtime is. */
const executablePath = process.env.MIGRASCOPE_ELECTRON ?? ''

export interface OpenWindow {
  readonly app: ElectronApplication
  readonly page: Page
  /** The user's folder, which a second launch must share. */
  readonly folder: string
}

const envOf = (folder: string) => ({ ...process.env, MIGRASCOPE_DATA: folder })

export async function openWindow(): Promise<OpenWindow> {
  const folder = await mkdtemp(join(tmpdir(), 'migrascope-e2e-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const app = await _electron.launch({
    executablePath,
    args: [root],
    cwd: root,
    env: envOf(folder),
    chromiumSandbox: true,
  })
  onTestFinished(() => app.close().catch(() => undefined))
  const page = await app.firstWindow()
  await listen(page)
  return { app, page, folder }
}

/** Keeps what the page hears, figures without their words. */
function listen(page: Page): Promise<void> {
  return page.evaluate(() => {
    const heard: unknown[] = []
    Object.assign(window, { heard })
    const bridge = window.migrascope
    if (bridge === undefined) throw new Error('the preload did not run')
    bridge.on('run', value => void heard.push({ event: 'run', value }))
    bridge.on('census', value => void heard.push({ event: 'census', value }))
    bridge.on('opened', value => void heard.push({ event: 'opened', value }))
    bridge.on('live', value => {
      heard.push({ event: 'live', value: value instanceof Float64Array })
    })
  })
}

/** Waits until the page has heard an event that matches `wanted`. */
export async function hears({ page }: OpenWindow, wanted: unknown): Promise<void> {
  const heard = () => page.evaluate(() => Reflect.get(window, 'heard') as unknown[])
  await expect
    .poll(heard, { timeout: 30_000 })
    .toEqual(expect.arrayContaining([expect.objectContaining(wanted as object)]))
}

/** Starts the program again beside the first; resolves with its exit code. */
export function launchAgain(folder: string, ...files: string[]): Promise<number | null> {
  const child = spawn(executablePath, [root, ...files], { env: envOf(folder), stdio: 'inherit' })
  return new Promise((settle, reject) => {
    child.once('error', reject)
    child.once('exit', settle)
  })
}

/** Chooses an item of the menu by its label, access keys left out. */
export function choose({ app }: OpenWindow, label: string): Promise<void> {
  return app.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(menu => menu.submenu?.items ?? []) ?? []
    const item = items.find(i => i.label.replaceAll('&', '') === wanted)
    if (item === undefined) throw new Error(`there is no ${wanted} in the menu`)
    ;(item.click as () => void)()
  }, label)
}
