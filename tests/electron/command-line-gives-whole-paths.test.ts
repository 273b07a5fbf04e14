import { expect, test } from 'vitest'
import { launchPaths } from '../../src/main/electron/launch.ts'

test.each<[string, string[], number, string[]]>([
  ['packaged', ['/opt/migrascope', 'a.raw', '/b.elf'], 1, ['/w/a.raw', '/b.elf']],
  ['unpackaged', ['/usr/bin/electron', '.', 'a.raw'], 2, ['/w/a.raw']],
  ['with switches anywhere', ['e', '--inspect=0', '.', '--no-sandbox', 'a'], 2, ['/w/a']],
  ['a name that looks like a switch', ['m', '--', '-a', '--b'], 1, ['/w/-a', '/w/--b']],
  ['without files', ['m'], 1, []],
])('%s', (_what, argv, own, paths) => {
  expect(launchPaths(argv, own, '/w')).toEqual(paths)
})
