import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const renderer = path.resolve(import.meta.dirname, '../../../src/renderer')

/** What no reader sees as a figure: a field's value, a length in a style sheet. */
const forPrograms = new Set([
  'components/compare/CompareView.vue: toFixed',
  'components/page-map/MapOverview.vue: toFixed',
])

test('no part of the window writes figures or dates but by ui/figures.ts', () => {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .map(name => name.replaceAll('\\', '/'))
    .filter(name => /\.(ts|vue)$/.test(name) && !/^(ui\/figures|strings\/language)\.ts$/.test(name))
  expect(files.length).toBeGreaterThan(100)
  const found = files.flatMap(name => {
    const text = readFileSync(path.join(renderer, name), 'utf8')
    const ways = /\b(toFixed|toLocale\w*String|Intl\.\w+)\b/g
    const own = [...text.matchAll(ways)].map(([way]) => `${name}: ${way}`)
    const [, names = ''] = /import \{([^}]*)\} from '[./]*shared\/units\.ts'/.exec(text) ?? []
    const shared = names.match(/format(?!Address)\w+/g) ?? []
    return [...own, ...shared.map(one => `${name}: ${one} of src/shared/units.ts`)]
  })
  expect(found.filter(one => !forPrograms.has(one))).toEqual([])
})
