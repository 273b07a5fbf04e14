/**
 * Tells our own page's requests from those of other pages in the same browser. The Host header must name
 * this server by a loopback name (a rebound DNS name does not), and where a page can act, its Origin must
 * be the page that this server serves.
 */
import type { IncomingHttpHeaders } from 'node:http'

interface Asked {
  readonly headers: IncomingHttpHeaders
}

/** The Host header if it names this server, else undefined. */
export function ownHost({ headers }: Asked, port: number): string | undefined {
  const { host } = headers
  return host === `127.0.0.1:${port}` || host === `localhost:${port}` ? host : undefined
}

/**
 * Whether a `fetch` comes from that page. Under our policy of no referrers Chromium leaves the Origin out
 * of a POST, and the standard allows `null`; Sec-Fetch-Site, which no page can forge, tells it then.
 */
export function isOwnFetch(request: Asked, port: number): boolean {
  const { origin = 'null', 'sec-fetch-site': site } = request.headers
  if (origin !== 'null') return isOwnOrigin(request, port)
  return site === 'same-origin' && ownHost(request, port) !== undefined
}

/** Whether the request comes from the page that was served under the same Host. */
export function isOwnOrigin(request: Asked, port: number): boolean {
  const host = ownHost(request, port)
  return host !== undefined && request.headers.origin === `http://${host}`
}
