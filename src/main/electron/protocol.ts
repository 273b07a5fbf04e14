/**
 * `app://bundle/…`: the built renderer over a scheme of our own, with a policy that lets the page load its
 * own files and nothing else. GET only, by exact look-up in a fixed set.
 */
import type { CustomScheme } from 'electron'
import { findStaticFile, type StaticFiles } from '../service/static-files.ts'
import { HOST, SCHEME } from './page.ts'

/** To be registered before the program is ready. */
export const appScheme: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
}

// The page talks to us by IPC, so it needs no connection at all.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers = (type: string) => ({
  'content-type': type,
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
})

const plain = (status: number, text: string) =>
  new Response(text, { status, headers: headers('text/plain; charset=utf-8') })

/** Answers what `protocol.handle` asks. */
export function createAppProtocol(
  files: StaticFiles,
): (request: Pick<Request, 'method' | 'url'>) => Response {
  return ({ method, url }) => {
    if (method !== 'GET') return plain(405, 'Only GET here.')
    const place = URL.parse(url)
    const own = place?.protocol === `${SCHEME}:` && place.host === HOST
    const file = own ? findStaticFile(files, place.pathname) : undefined
    if (file === undefined) return plain(404, 'There is no such file here.')
    return new Response(file.body, { headers: headers(file.type) })
  }
}
