import { expect, test } from 'vitest'
import { start, temporaryFolder } from './built.ts'

test('the page and its script come with the policy; Ctrl-C ends it cleanly', async () => {
  using folder = temporaryFolder()
  const { child, ended, shows } = start(['serve'], folder.path)
  const [address] = await shows(/http:\/\/127\.0\.0\.1:\d+\/#token=\S+/)
  const page = await fetch(address)
  expect(page.status).toBe(200)
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  const [, script] = /<script[^>]+src="([^"]+)"/.exec(await page.text()) ?? []
  const loaded = await fetch(new URL(script ?? '', address))
  expect(loaded.status).toBe(200)
  expect(loaded.headers.get('content-type')).toContain('javascript')
  await loaded.arrayBuffer()
  child.kill('SIGINT')
  expect(await ended).toMatchObject({ code: 0, signal: null })
})

test('a port that is taken is said in a sentence', async () => {
  using folder = temporaryFolder()
  const first = start(['serve'], folder.path)
  const [, port = ''] = await first.shows(/127\.0\.0\.1:(\d+)/)
  const second = await start(['serve', '--port', port], folder.path).ended
  expect(second.code).toBe(1)
  expect(second.err).toContain(port)
  expect(second.err).not.toMatch(/^ +at /m)
  first.child.kill('SIGINT')
  expect((await first.ended).code).toBe(0)
})
