#!/usr/bin/env node
/**
 * `npm start`: sets the checkout up where needed and opens Migrascope, in its own window where Electron
 * runs and in the browser where it does not, saying why. Words after `--` are for the program.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { run } from './lib/child.mjs'
import { electronPath, fetchElectron, whyNoWindow } from './lib/electron.mjs'
import { prepare } from './lib/prepare.mjs'
import { programWords } from './lib/program.mjs'
import { root, userFolder } from './lib/root.mjs'
import { say, script } from './lib/say.mjs'

/** A window that closes this early with an error never opened. */
const EARLY_MS = 10_000

const words = process.argv.slice(2)
const wanted = words.includes('--browser') ? 'browser' : process.env.MIGRASCOPE_SHELL

/** The program's words, with files as whole paths: npm has moved us to the checkout's root. */
const passed = words
  .filter(word => word !== '--browser')
  .map(word => {
    const file = path.resolve(userFolder, word)
    return !word.startsWith('-') && existsSync(file) ? file : word
  })

async function whyNoElectron(node) {
  if (wanted === 'browser') return 'you asked for it'
  return whyNoWindow() ?? (await fetchElectron(node))
}

/** The window's exit code, or undefined when it could not open. */
async function openWindow() {
  say('opening the window')
  const started = performance.now()
  const env = { ...process.env }
  // Left over from a shell of another Electron program, it would make ours a plain Node.
  delete env.ELECTRON_RUN_AS_NODE
  const end = await run(electronPath(), [root, ...passed], { cwd: userFolder, env })
  if (end.code === 0 || end.received !== undefined) return 0
  return performance.now() - started < EARLY_MS ? undefined : end.code
}

async function openBrowser(node, why) {
  say(`starting in the browser: ${why}`)
  const open = whyNoDisplay() === undefined ? ['--open'] : []
  const end = await run(node, programWords('serve', ...open, ...passed), {
    cwd: userFolder,
  })
  return end.received === undefined ? end.code : 0
}

/** On a server the system's opener would start a browser inside the terminal. */
const whyNoDisplay = () => whyNoWindow({ user: undefined })

await script(async () => {
  const node = await prepare()
  const why = await whyNoElectron(node)
  if (why !== undefined && wanted === 'electron') {
    say(`no window: ${why}.`)
    return 1
  }
  if (why !== undefined) return await openBrowser(node, why)
  return (await openWindow()) ?? (await openBrowser(node, 'Electron did not start (see above)'))
})
