/**
 * What lets this page talk to the browser shell: first the one-time token from the link's fragment, then
 * the session secret that the shell gave for it. The token leaves the address bar at once, so that a
 * copied address or a bookmark holds nothing; the secret survives a reload, not a closed tab.
 */
const KEY = 'migrascope.session'

export type Credentials = { readonly token: string } | { readonly session: string }

export function takeCredentials(page: Window): Credentials | undefined {
  const token = new URLSearchParams(page.location.hash.slice(1)).get('token')
  if (token !== null && token !== '') {
    page.history.replaceState(null, '', page.location.pathname + page.location.search)
    return { token }
  }
  const session = page.sessionStorage.getItem(KEY)
  return session === null ? undefined : { session }
}

export function keepSession(page: Window, session: string): void {
  page.sessionStorage.setItem(KEY, session)
}

export function forgetSession(page: Window): void {
  page.sessionStorage.removeItem(KEY)
}
