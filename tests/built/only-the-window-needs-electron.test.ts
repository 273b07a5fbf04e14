import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { out, root } from './built.ts'

/** `import` and `require` alike. */
const importedBy = (file: string) =>
  ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles

/** Every package that a built file reaches, through all chunks. */
function packagesFrom(entry: string): string[] {
  const packages = new Set<string>()
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    for (const { fileName } of importedBy(file)) {
      if (fileName.startsWith('.')) visit(path.resolve(path.dirname(file), fileName))
      else if (!fileName.startsWith('node:')) packages.add(fileName)
    }
  }
  visit(path.join(out, entry))
  return [...packages].sort()
}

test.each(['workers/pump.js', 'workers/compress.js', 'workers/decompress.js'])(
  '%s needs Node alone',
  name => {
    expect(packagesFrom(`main/${name}`)).toEqual([])
  },
)

test('the command line needs Node and packages that are installed', () => {
  const packages = packagesFrom('main/cli.js')
  expect(packages).not.toContain('electron')
  for (const name of packages) expect(existsSync(path.join(root, 'node_modules', name))).toBe(true)
})

test("the window's entry needs Electron", () => {
  expect(packagesFrom('main/index.js')).toContain('electron')
})

test('the preload is CommonJS and needs nothing else', () => {
  expect(packagesFrom('preload/index.cjs')).toEqual(['electron'])
  expect(readFileSync(path.join(out, 'preload/index.cjs'), 'utf8')).not.toMatch(
    /^(import|export) /m,
  )
})
