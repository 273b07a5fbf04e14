/** `scripts/fuzz.mjs` keeps each file that fooled a reader here; each must end well from then on. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { file } from '../fixtures.ts'
import { tryFile } from './try-file.ts'

const folder = new URL('crashers/', import.meta.url)
const names = existsSync(folder) ? readdirSync(folder) : []

test('every crasher ends in pages, a warning or a typed error', () => {
  for (const name of names) {
    const path = file(name, gunzipSync(readFileSync(new URL(name, folder))))
    expect([name, typeof tryFile(path)]).toEqual([name, 'string'])
  }
})
