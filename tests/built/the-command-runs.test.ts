import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root, runBuilt, start, temporaryFolder } from './built.ts'

interface RunJson {
  readonly outcome: string
  readonly pages: { readonly total: number; readonly normal: number; readonly duplicate: number }
  readonly busy: number
  readonly verified: boolean
  readonly threads: readonly { readonly requests: number }[]
}

test('--version is that of package.json', async () => {
  using folder = temporaryFolder()
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string
  }
  expect(await runBuilt(['--version'], folder.path)).toMatchObject({ code: 0, out: `${version}\n` })
})

test('--help', async () => {
  using folder = temporaryFolder()
  const { code, out } = await runBuilt(['run', '--help'], folder.path)
  expect(code).toBe(0)
  expect(out).toContain('--request-size')
})

test('info counts the pages of a raw file that is no multiple of the page', async () => {
  using folder = temporaryFolder()
  const memory = Buffer.alloc(5 * 4096 + 100)
  memory[4096] = 1
  memory[5 * 4096 + 99] = 1
  writeFileSync(path.join(folder.path, 'guest.raw'), memory)
  const { code, out, err } = await runBuilt(['info', 'guest.raw', '--json'], folder.path)
  expect(err).not.toContain('migrascope:')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    format: 'raw',
    pageSize: 4096,
    guestBytes: memory.length,
    pages: { total: 6, zero: 4 },
    blocks: [{ address: 0, bytes: memory.length }],
  })
})

test('run compresses the sample and verifies every page', async () => {
  using folder = temporaryFolder()
  const { code, out, err } = await runBuilt(
    ['run', '--sample', '--threads', '2', '--verify', '--json', '--report', 'r.json'],
    folder.path,
  )
  expect(err).toContain('report saved')
  expect(code).toBe(0)
  const result = JSON.parse(out) as RunJson
  const { total, normal, duplicate } = result.pages
  expect(total).toBe((64 * 2 ** 20) / 4096)
  expect(normal + duplicate).toBe(total)
  expect(result.verified).toBe(true)
  const requests = result.threads.reduce((sum, thread) => sum + thread.requests, 0)
  expect(requests + result.busy).toBe(normal)

  const shown = await runBuilt(['report', 'r.json', '--json'], folder.path)
  expect(shown.code).toBe(0)
  expect(JSON.parse(shown.out)).toEqual(result)
})

test.each(['fflate', 'zlib', 'zstd', 'lz4', 'none'])('%s is in the build', async codec => {
  using folder = temporaryFolder()
  writeFileSync(path.join(folder.path, 'guest.raw'), Buffer.alloc(2 ** 20, 'some memory '))
  const words = ['run', 'guest.raw', '--codec', codec, '--threads', '1', '--verify', '--json']
  const { code, out } = await runBuilt(words, folder.path)
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ verified: true, pages: { total: 256, duplicate: 0 } })
})

test('a file that is not there is one sentence, no stack', async () => {
  using folder = temporaryFolder()
  const { code, out, err } = await runBuilt(['info', 'nothing.raw'], folder.path)
  expect(code).toBe(1)
  expect(out).toBe('')
  expect(err).toMatch(/^migrascope: /)
  expect(err).not.toMatch(/^ +at /m)
})

test('a reader that has had enough ends it quietly', async () => {
  using folder = temporaryFolder()
  const { child, ended } = start(['run', '--help'], folder.path)
  child.stdout.destroy()
  const { code, err } = await ended
  expect(code).toBe(0)
  expect(err).toBe('')
})
