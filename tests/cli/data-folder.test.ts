import { expect, test } from 'vitest'
import { dataFolder } from '../../src/main/cli/data-folder.ts'

test('MIGRASCOPE_DATA wins', () => {
  expect(dataFolder({ MIGRASCOPE_DATA: '/data' }, 'linux', '/home/a')).toBe('/data')
})

test('Linux follows the Base Directory Specification', () => {
  expect(dataFolder({}, 'linux', '/home/a')).toBe('/home/a/.local/share/migrascope')
  expect(dataFolder({ XDG_DATA_HOME: '/x' }, 'linux', '/home/a')).toBe('/x/migrascope')
  expect(dataFolder({ XDG_DATA_HOME: 'x' }, 'linux', '/home/a')).toBe(
    '/home/a/.local/share/migrascope',
  )
})

test('macOS has its own place', () => {
  expect(dataFolder({}, 'darwin', '/Users/a')).toBe(
    '/Users/a/Library/Application Support/migrascope',
  )
})
