#!/usr/bin/env node
/**
 * `npm run test:electron`: drives the real window with Playwright where Electron's runtime and a display
 * are there, and says plainly that it was skipped, and why, where they are not. Downloads nothing unless
 * MIGRASCOPE_ELECTRON_INSTALL=1 asks for it.
 */
import { run } from './lib/child.mjs'
import { electronPath, fetchElectron, whyNoWindow } from './lib/electron.mjs'
import { needNode24 } from './lib/node24.mjs'
import { packageBin } from './lib/package-bin.mjs'
import { prepare } from './lib/prepare.mjs'
import { root } from './lib/root.mjs'
import { script } from './lib/say.mjs'

async function whySkipped() {
  const noWindow = whyNoWindow()
  if (noWindow !== undefined) return noWindow
  if (electronPath() !== undefined) return undefined
  if (process.env.MIGRASCOPE_ELECTRON_INSTALL === '1') {
    await prepare({ built: false })
    return await fetchElectron(needNode24())
  }
  return (
    "Electron's runtime is not here; npm start fetches it where it can be reached, " +
    'and so does MIGRASCOPE_ELECTRON_INSTALL=1 npm run test:electron'
  )
}

await script(async () => {
  const why = await whySkipped()
  if (why !== undefined) {
    process.stdout.write(`skipped: ${why}.\n`)
    return 0
  }
  const node = await prepare()
  const env = { ...process.env, MIGRASCOPE_ELECTRON: electronPath() }
  // Left over from a shell of another Electron program, it would make ours a plain Node.
  delete env.ELECTRON_RUN_AS_NODE
  const { code } = await run(
    node,
    [packageBin('vitest'), 'run', '--config', 'tests/electron-e2e/vitest.config.ts'],
    { cwd: root, env },
  )
  return code
})
