/** A page with an address and a socket that the test plays the server of. */
export class FakeSocket {
  static readonly all: FakeSocket[] = []
  static get last(): FakeSocket {
    const socket = FakeSocket.all.at(-1)
    if (socket === undefined) throw new Error('no socket was opened')
    return socket
  }

  readonly url: string
  binaryType = ''
  readonly sent: Record<string, unknown>[] = []
  onopen: () => void = () => undefined
  onmessage: (event: { data: unknown }) => void = () => undefined
  onclose: (event: { code: number }) => void = () => undefined

  constructor(url: string) {
    this.url = url
    FakeSocket.all.push(this)
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>)
  }

  /** The server says something. */
  say(message: unknown): void {
    this.onmessage({ data: message instanceof ArrayBuffer ? message : JSON.stringify(message) })
  }
}

export function fakePage(hash: string): Window & { readonly addresses: string[] } {
  const kept = new Map<string, string>()
  const addresses: string[] = []
  return {
    addresses,
    location: { hash, host: '127.0.0.1:4321', pathname: '/', search: '' },
    history: { replaceState: (_: unknown, _title: string, url: string) => addresses.push(url) },
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    },
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
  } as unknown as Window & { readonly addresses: string[] }
}
