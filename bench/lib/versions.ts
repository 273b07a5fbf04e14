/** Versions of the packages and programs that figures are compared with. */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'

const manifest = v.object({ version: v.string() })

/** `name version` of an installed npm package. */
export function packageVersion(name: string): string {
  const url = new URL(`../../node_modules/${name}/package.json`, import.meta.url)
  const { version } = v.parse(manifest, JSON.parse(readFileSync(url, 'utf8')))
  return `${name} ${version}`
}
