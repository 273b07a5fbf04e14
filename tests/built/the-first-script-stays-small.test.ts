import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { out } from './built.ts'

const MOST_BYTES = 350_000
const renderer = path.join(out, 'renderer')

/** The scripts that are loaded before the page shows anything: those it names, and all that these import at once. */
function firstScripts(): string[] {
  const page = readFileSync(path.join(renderer, 'index.html'), 'utf8')
  const named = /<(?:script|link rel="modulepreload")[^>]+(?:src|href)="([^"]+\.js)"/g
  const found = new Set([...page.matchAll(named)].map(([, url = '']) => path.join(renderer, url)))
  // A set gives what is added to it while it is walked.
  for (const script of found) {
    const imports = /(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g
    for (const [, url = ''] of readFileSync(script, 'utf8').matchAll(imports)) {
      found.add(path.join(path.dirname(script), url))
    }
  }
  return [...found]
}

test('the script of the first paint is under 350 kB, gzipped', () => {
  const scripts = firstScripts()
  expect(scripts).not.toEqual([])
  const bytes = scripts.reduce((sum, script) => sum + gzipSync(readFileSync(script)).length, 0)
  // The page is whole: less would be a script that was not found.
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES)
})
