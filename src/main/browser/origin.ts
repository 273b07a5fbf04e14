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

/** Whether the request comes from the page that was served under the same Host. */
export function isOwnOrigin(request: Asked, port: number): boolean {
  const host = ownHost(request, port)
  return host !== undefined && request.headers.origin === `http://${host}`
}
