/**
 * A folder says where its code may run. This walks every import of src/ (types too: they tie just as
 * much) and names both files of a wrong one.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')

/**
 * What a folder may import: folders and files of src by their path, packages by name, `node:` for Node's
 * own modules but those that open sockets, which are `net:`. The longest folder that fits a file rules.
 */
const rules: Readonly<Record<string, readonly string[]>> = {
  'src/shared': ['src/shared', 'valibot'],
  'src/kernels': ['src/kernels'],
  'src/workers': ['src/workers', 'src/shared', 'node:', 'fflate'],
  'src/renderer': ['src/renderer', 'src/shared', 'vue', 'chart.js', 'valibot', '*.css'],
  'src/main/workqueue': ['src/main/workqueue', 'src/workers', 'src/shared', 'node:'],
  'src/main/dump': ['src/main/dump', 'src/workers', 'src/shared', 'node:'],
  'src/main/migration': [
    'src/main/migration',
    'src/main/workqueue',
    'src/main/dump',
    'src/workers',
    'src/shared',
    'node:',
  ],
  'src/main/statistics': ['src/main/statistics', 'src/shared', 'simple-statistics'],
  'src/main/report': [
    'src/main/report',
    'src/main/statistics',
    'src/shared',
    'node:',
    'valibot',
    'fflate',
    'simple-statistics',
    '@resvg/resvg-wasm',
  ],
  'src/main/bench': [
    'src/main/bench',
    'src/main/migration',
    'src/main/workqueue',
    'src/main/dump',
    'src/main/report',
    'src/main/statistics',
    'src/workers',
    'src/shared',
    'node:',
    'simple-statistics',
  ],
  // The host's own parts.
  'src/main/store': [
    'src/main/store',
    'src/main/migration',
    'src/main/dump',
    'src/main/report',
    'src/main/bench',
    'src/main/statistics',
    'src/shared',
    'node:',
    'valibot',
  ],
  'src/main/host.ts': [
    'src/main/host.ts',
    'src/main/store',
    'src/main/bench',
    'src/main/migration',
    'src/main/workqueue',
    'src/main/dump',
    'src/main/report',
    'src/workers',
    'src/shared',
    'node:',
  ],
  'src/main/service': ['src/main/service', 'src/main/host.ts', 'src/shared', 'node:', 'valibot'],
  'src/main/electron': [
    'src/main/electron',
    'src/main/service',
    'src/main/host.ts',
    'src/shared',
    'node:',
    'electron',
    'valibot',
    'package.json',
  ],
  'src/main/browser': [
    'src/main/browser',
    'src/main/service',
    'src/main/host.ts',
    'src/shared',
    'node:',
    'net:',
    'valibot',
    'ws',
  ],
  'src/main/cli': [
    'src/main/cli',
    'src/main/browser/index.ts',
    'src/main/host.ts',
    'src/shared',
    'node:',
    'valibot',
    'package.json',
  ],
}

const sockets = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'inspector']

/** What a file imports, statically or with `import()`, `export … from`, `require()`, `import type`. */
function importsOf(file: string, text: string): string[] {
  const script = file.endsWith('.vue') ? scriptsOf(text) : text
  const found: string[] = []
  const visit = (node: ts.Node) => {
    const specifier =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : ts.isCallExpression(node) && isImportCall(node)
            ? node.arguments[0]
            : undefined
    if (specifier !== undefined && ts.isStringLiteralLike(specifier)) found.push(specifier.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, script, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS))
  return found
}

const isImportCall = ({ expression: e }: ts.CallExpression) =>
  e.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(e) && e.text === 'require')

const scriptsOf = (vue: string) =>
  [...vue.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(([, script]) => script).join('\n')

/** An import as the rules name it. */
function targetOf(file: string, specifier: string): string {
  const [bare = ''] = specifier.split('?')
  if (bare.startsWith('.')) {
    return path.relative(root, path.resolve(root, path.dirname(file), bare)).replaceAll('\\', '/')
  }
  if (bare.startsWith('node:')) return sockets.includes(bare.slice(5)) ? 'net:' : 'node:'
  const parts = bare.split('/')
  return parts.slice(0, bare.startsWith('@') ? 2 : 1).join('/')
}

const isIn = (target: string, folder: string) =>
  target === folder ||
  target.startsWith(`${folder}/`) ||
  (folder.startsWith('*') && target.startsWith('src/renderer/') && target.endsWith(folder.slice(1)))

/** Every wrong import of a file, as sentences. */
function wrongImports(file: string, text: string): string[] {
  const folder = Object.keys(rules)
    .filter(name => isIn(file, name))
    .sort((a, b) => b.length - a.length)[0]
  if (folder === undefined) return [`${file} lies in no folder that has a rule`]
  return importsOf(file, text)
    .filter(specifier => !rules[folder]?.some(name => isIn(targetOf(file, specifier), name)))
    .map(specifier => `Bad layering: ${file} → ${targetOf(file, specifier)} (${specifier})`)
}

const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map(name => `src/${name.replaceAll('\\', '/')}`)
  .filter(name => /\.(ts|vue)$/.test(name))

test('every import of src/ stays within what its folder may use', () => {
  expect(sources.length).toBeGreaterThan(50)
  const wrong = sources.flatMap(file =>
    wrongImports(file, readFileSync(path.join(root, file), 'utf8')),
  )
  expect(wrong).toEqual([])
})

test.each([
  ['src/workers/thread.ts', "import { app } from 'electron'", 'electron'],
  ['src/workers/thread.ts', "import { h } from '../main/host.ts'", 'src/main/host.ts'],
  ['src/shared/units.ts', "import { readFileSync } from 'node:fs'", 'node:'],
  ['src/shared/units.ts', "import type { A } from '../workers/arena.ts'", 'src/workers/arena.ts'],
  ['src/renderer/App.vue', "<script setup>\nimport 'node:fs'\n</script>", 'node:'],
  [
    'src/renderer/main.ts',
    "export * from '../workers/codecs/index.ts'",
    'src/workers/codecs/index.ts',
  ],
  [
    'src/main/dump/open.ts',
    "import { job } from '../migration/job.ts'",
    'src/main/migration/job.ts',
  ],
  ['src/main/migration/job.ts', "const h = await import('../host.ts')", 'src/main/host.ts'],
  ['src/main/workqueue/a.ts', "type T = import('../cli/main.ts').T", 'src/main/cli/main.ts'],
  ['src/main/report/a.ts', "const e = require('electron')", 'electron'],
  ['src/main/cli/main.ts', "import { createServer } from 'node:http'", 'net:'],
  [
    'src/main/cli/main.ts',
    "import { createAccess } from '../browser/access.ts'",
    'src/main/browser/access.ts',
  ],
  ['src/main/electron/index.ts', "import { WebSocketServer } from 'ws'", 'ws'],
  ['src/main/host.ts', "import { dialog } from 'electron'", 'electron'],
  ['src/main/new-folder/a.ts', '', 'no folder that has a rule'],
])('a wrong import is caught: %s, %s', (file, text, named) => {
  const wrong = wrongImports(file, text)
  expect(wrong).toHaveLength(1)
  expect(wrong[0]).toContain(file)
  expect(wrong[0]).toContain(named)
})
