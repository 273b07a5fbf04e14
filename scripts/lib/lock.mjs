/**
 * One set-up at a time in a checkout: two commands started together would otherwise install and build
 * into the same folders. A lock whose owner is gone is taken over.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inRoot } from './root.mjs'
import { say } from './say.mjs'

const alive = pid => {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    return thrown.code === 'EPERM'
  }
}

const ownerOf = file => {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (thrown) {
    if (thrown.code !== 'EEXIST') throw thrown
    return false
  }
}

/** Runs `body` while no other process of this checkout is in one. */
export async function alone(body, file = inRoot('.cache/setup.lock')) {
  mkdirSync(path.dirname(file), { recursive: true })
  let told = false
  while (!take(file)) {
    const owner = ownerOf(file)
    if (owner !== undefined && !alive(owner)) {
      rmSync(file, { force: true })
      continue
    }
    if (!told) say(`waiting for process ${owner ?? 0}, which sets this checkout up`)
    told = true
    await pause(200)
  }
  try {
    return await body()
  } finally {
    rmSync(file, { force: true })
  }
}
