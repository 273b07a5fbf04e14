/** How the page stands with its host. Electron's bridge is always `connected`. */
export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'connected' }
  /** Lost; the next try comes in `retryMs`. */
  | { readonly state: 'lost'; readonly retryMs: number }
  /** The host does not know this page: it needs a fresh link. No more tries. */
  | { readonly state: 'refused' }

/** Half a second, doubling, at most eight: quick for a hiccup, quiet for a long absence. */
export const retryDelay = (attempt: number) => Math.min(8000, 500 * 2 ** attempt)
