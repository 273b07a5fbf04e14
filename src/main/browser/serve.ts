/**
 * The browser shell: the built renderer on 127.0.0.1, and the contract over a WebSocket. Only who has the
 * URL with its one-time token gets in, and only from the page that this server itself served. Closing ends
 * every connection and removes what was dropped; the host stays the caller's.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { MAX_REPORT_BYTES, type Opened } from '../../shared/contract.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import type { Host } from '../host.ts'
import { createDoor } from '../service/door.ts'
import { forwardEvents } from '../service/events.ts'
import { createHandlers } from '../service/handlers.ts'
import { readStaticFiles } from '../service/static-files.ts'
import { createAccess } from './access.ts'
import { createClients } from './clients.ts'
import { createFolders } from './folders.ts'
import { isOwnFetch, isOwnOrigin, ownHost } from './origin.ts'
import { answerPage, endWith } from './pages.ts'
import { createBrowserPort } from './port.ts'
import { answerUpload } from './upload-request.ts'
import { createUploads } from './uploads.ts'

const GiB = 1024 ** 3

export interface ServeOptions {
  /** The built renderer, `out/renderer`. */
  readonly rendererFolder: string
  /** Folders whose files may be opened; the current folder by default. */
  readonly roots?: readonly string[]
  /** 0, the default, takes any free one. */
  readonly port?: number
  /** Bytes of a dropped file, 4 GiB by default. */
  readonly maxUploadBytes?: number
  /** Where dropped files go; the system's temporary folder by default. */
  readonly uploadParent?: string
  /** What the first page shows when it comes up. */
  readonly opened?: Opened | undefined
  /** How long a client may take to say who it is; 5 s by default. */
  readonly greetingMs?: number
}

export interface Served extends AsyncDisposable {
  /** For the user's browser; its token works once. */
  readonly url: string
  close(): Promise<void>
}

/**
 * Starts serving.
 * @throws MigrascopeError when the page is not built, a root is no folder, or the port cannot be had.
 */
export async function serve(host: Host, options: ServeOptions): Promise<Served> {
  const files = await readStaticFiles(options.rendererFolder)
  const folders = await createFolders(options.roots ?? [process.cwd()])
  const access = createAccess()
  const uploads = createUploads({
    host,
    maxBytes: options.maxUploadBytes ?? 4 * GiB,
    ...(options.uploadParent === undefined ? {} : { parent: options.uploadParent }),
  })
  const door = createDoor(createHandlers(host, createBrowserPort(host, folders)))
  const clients = createClients({
    access,
    door,
    greetingMs: options.greetingMs ?? 5000,
    opened: options.opened,
  })

  const server = createServer((request, response) => void answer(request, response))
  // A large file through a slow tunnel takes longer than Node's five minutes.
  server.requestTimeout = 0
  const port = await listen(server, options.port ?? 0)
  const sockets = new WebSocketServer({
    noServer: true,
    // JSON escapes what a report's text quotes; the door has the exact limit.
    maxPayload: 2 * MAX_REPORT_BYTES + 64 * 1024,
    perMessageDeflate: false,
  })
  server.on('upgrade', upgrade)
  const stopEvents = forwardEvents(host, clients.sink)

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const name = ownHost(request, port)
    const url = name === undefined ? null : URL.parse(request.url ?? '/', `http://${name}`)
    if (name === undefined) endWith(response, 403, 'This server answers to its own name only.')
    else if (url === null) endWith(response, 400, 'That is no path.', name)
    else if (url.pathname === '/upload') {
      const own = isOwnFetch(request, port)
      await answerUpload({ access, uploads }, request, response, { url, host: name, own })
    } else answerPage(files, request, response, url.pathname, name)
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    socket.on('error', () => socket.destroy())
    if (request.url === '/socket' && isOwnOrigin(request, port)) {
      sockets.handleUpgrade(request, socket, head, client => clients.connect(client))
    } else {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
    }
  }

  async function close() {
    stopEvents()
    clients.close()
    const ended = new Promise<void>(resolve => server.close(() => resolve()))
    server.closeAllConnections()
    await ended
    await uploads[Symbol.asyncDispose]()
  }

  let closing: Promise<void> | undefined
  const closeOnce = () => (closing ??= close())
  return {
    url: `http://127.0.0.1:${port}/#token=${access.token}`,
    close: closeOnce,
    [Symbol.asyncDispose]: closeOnce,
  }
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'another program uses it' : error.message
      const message = `Port ${port} cannot be had: ${why}. Choose another one, or none.`
      reject(new MigrascopeError('io', message, { port }, error))
    })
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}
