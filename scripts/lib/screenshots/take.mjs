/**
 * Goes through the scenes and writes their pictures. What cannot be the same twice is what was measured: everything
 * else (guest, settings, window, clock zone, language, motion) is fixed.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { inRoot } from '../root.mjs'
import { say, script, Stop } from '../say.mjs'
import { Camera } from './camera.mjs'
import { Programs } from './program.mjs'
import { scenes } from './scenes.mjs'

await script(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { to: { type: 'string', default: inRoot('docs/screenshots') } },
  })
  const unknown = positionals.find(name => !Object.hasOwn(scenes, name))
  if (unknown !== undefined) {
    throw new Stop(`there is no scene ${unknown}; there are ${Object.keys(scenes).join(', ')}.`, 2)
  }
  // Paths are in the pictures, so it is not a random one.
  const folder = path.join(tmpdir(), 'migrascope-screenshots')
  rmSync(folder, { recursive: true, force: true })
  try {
    mkdirSync(values.to, { recursive: true })
    const dumps = path.join(folder, 'dumps')
    mkdirSync(dumps, { recursive: true })
    await using programs = new Programs(dumps, path.join(folder, 'data'))
    const camera = new Camera(values.to)
    for (const name of positionals.length > 0 ? positionals : Object.keys(scenes)) {
      say(`taking ${name}`)
      await scenes[name](programs, camera)
    }
    say(`${camera.taken.length} pictures in ${values.to}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return 0
})
