import { expect, test } from 'vitest'
import { appScheme, createAppProtocol } from '../../src/main/electron/protocol.ts'

const files = new Map([
  ['/index.html', { type: 'text/html; charset=utf-8', body: new TextEncoder().encode('<p>') }],
  ['/a/b.js', { type: 'text/javascript; charset=utf-8', body: new TextEncoder().encode('1') }],
])
const answer = (url: string, method = 'GET') => createAppProtocol(files)({ url, method })

test.each([
  ['app://bundle/', '<p>', 'text/html; charset=utf-8'],
  ['app://bundle/index.html?x#y', '<p>', 'text/html; charset=utf-8'],
  ['app://bundle/a/b.js', '1', 'text/javascript; charset=utf-8'],
])('%s is served', async (url, text, type) => {
  const response = answer(url)
  expect(response.status).toBe(200)
  expect(await response.text()).toBe(text)
  expect(response.headers.get('content-type')).toBe(type)
})

test.each([
  'app://bundle/../../etc/passwd',
  'app://bundle/%2e%2e/%2e%2e/etc/passwd',
  'app://bundle/..%2f..%2fetc/passwd',
  'app://bundle/a/../../index.htm',
  'app://bundle//etc/passwd',
  'app://bundle/a/',
  'app://other/index.html',
  'app://user@bundle:80/index.html',
  'file:///etc/passwd',
  'no url',
])('%s is not there', url => {
  expect(answer(url).status).toBe(404)
})

test.each(['POST', 'PUT', 'HEAD', 'OPTIONS'])('%s is not allowed', method => {
  expect(answer('app://bundle/', method).status).toBe(405)
})

test('every answer carries the policy', () => {
  for (const response of [answer('app://bundle/'), answer('app://bundle/x'), answer('x', 'PUT')]) {
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/)
    expect(policy).toContain("connect-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  }
})

test('the scheme has the rights of a web page and no more', () => {
  expect(appScheme.privileges).toEqual({ standard: true, secure: true, supportFetchAPI: true })
})
