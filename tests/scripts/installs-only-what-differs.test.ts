import { expect, test } from 'vitest'
import { load } from './load.ts'

interface Entry {
  readonly version: string
  readonly optional?: boolean
}
type Packages = Readonly<Record<string, Entry>>
const { difference } = await load<{
  difference: (locked: Packages, installed: Packages | undefined) => string | undefined
}>('install')

const installed: Packages = {
  'node_modules/a': { version: '1.0.0' },
  'node_modules/a/node_modules/b': { version: '2.0.0' },
}
const locked: Packages = {
  '': { version: '0.1.0' },
  ...installed,
  'node_modules/other-platform': { version: '3.0.0', optional: true },
}

test('what is as locked is left alone; packages of other platforms may be missing', () => {
  expect(difference(locked, installed)).toBeUndefined()
})

test('nothing is installed', () => {
  expect(difference(locked, undefined)).toBe('no packages are installed yet')
})

test('a package is missing', () => {
  expect(difference(locked, { 'node_modules/a': { version: '1.0.0' } })).toBe(
    'a/node_modules/b is missing',
  )
})

test('a package has another version, optional or not', () => {
  expect(difference(locked, { ...installed, 'node_modules/a': { version: '1.0.1' } })).toBe(
    'a is 1.0.1, not 1.0.0',
  )
  const old = { ...installed, 'node_modules/other-platform': { version: '2.9.0' } }
  expect(difference(locked, old)).toBe('other-platform is 2.9.0, not 3.0.0')
})

test('a package is left over', () => {
  expect(difference(locked, { ...installed, 'node_modules/c': { version: '1.0.0' } })).toBe(
    'c is not wanted any more',
  )
})
