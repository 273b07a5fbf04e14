import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { formatted, partMarkdown, replaceBlock } from '../../bench/lib/document.ts'
import { suite } from '../../bench/lib/suite.ts'

const root = path.resolve(import.meta.dirname, '../..')
const performancePath = path.join(root, 'docs/performance.md')

const document = `# Page

Before.

<!-- bench:one -->

old

<!-- /bench:one -->

Between.

<!-- bench:two -->
<!-- /bench:two -->

After.
`

test('a block is replaced and nothing around it is touched', () => {
  const written = replaceBlock(document, 'one', 'new')
  expect(written).toBe(document.replace('\n\nold\n\n', '\n\nnew\n\n'))
  expect(replaceBlock(written, 'one', 'old')).toBe(document)
})

test('a block that nobody has written about is an error', () => {
  expect(() => replaceBlock(document, 'three', 'new')).toThrow('<!-- bench:three -->')
})

test('a part is written as prettier leaves it, so that it can be written again', async () => {
  const body = partMarkdown(
    {
      comparisons: [
        { what: 'ours', against: 'a|b', samples: [3, 1, 2], unit: '×', atLeast: 2 },
        { what: 'more', against: '–', samples: [901], unit: 'MB', atMost: 900 },
      ],
      tables: [{ title: 'Figures', head: ['', 'MB/s'], rows: [['ours', '12.3']] }],
      notes: ['A note.'],
    },
    'a machine',
  )
  const once = await formatted(replaceBlock(document, 'two', body), performancePath)
  expect(once).toMatch(/\| ours +\| a\\\|b +\| 2\.00 \(1\.00–3\.00\) × +\| +≥ 2 × +\| +yes +\|/)
  expect(once).toMatch(/\| more +\| – +\| +901 \(901–901\) MB +\| +≤ 900 MB +\| +no +\|/)
  expect(await formatted(replaceBlock(once, 'two', body), performancePath)).toBe(once)
})

test('every part of the suite is a file, and docs/performance.md has its marks', () => {
  const page = readFileSync(performancePath, 'utf8')
  for (const name of suite) {
    expect(existsSync(path.join(root, `bench/${name}.ts`))).toBe(true)
    expect(() => replaceBlock(page, name, '')).not.toThrow()
  }
  expect(() => replaceBlock(page, 'summary', '')).not.toThrow()
})
