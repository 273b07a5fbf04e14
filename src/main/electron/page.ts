/**
 * Where the window's page comes from. In a built program that is our own scheme and nothing else; with
 * `electron-vite dev` it is that tool's server, and only in an unpackaged program.
 */
export const SCHEME = 'app'
export const HOST = 'bundle'

export interface PagePlace {
  readonly url: string
  /** What senders of IPC must have. */
  readonly origin: string
  /** Our own scheme serves it. */
  readonly bundled: boolean
}

const origin = `${SCHEME}://${HOST}`
const built: PagePlace = { url: `${origin}/index.html`, origin, bundled: true }

/** `devServer`: what electron-vite says in ELECTRON_RENDERER_URL. */
export function pagePlace(packaged: boolean, devServer: string | undefined): PagePlace {
  const url = packaged ? null : URL.parse(devServer ?? '')
  return url === null ? built : { url: url.href, origin: url.origin, bundled: false }
}
