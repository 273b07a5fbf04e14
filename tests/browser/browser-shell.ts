/** A served page over a host double, and clients that talk to it; everything ends with the test. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import type { Host } from '../../src/main/host.ts'
import { serve, type ServeOptions } from '../../src/main/browser/serve.ts'
import { createHostDouble, type HostDouble } from '../service/host-double.ts'

export async function temporaryFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'migrascope-test-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

export interface Shell {
  readonly host: HostDouble
  readonly origin: string
  readonly port: number
  readonly token: string
  /** Where dropped files go. */
  readonly uploads: string
  close(): Promise<void>
}

export async function startShell(
  options: Partial<ServeOptions> = {},
  replace: Partial<Host> = {},
): Promise<Shell> {
  const page = await temporaryFolder()
  const uploads = await temporaryFolder()
  await writeFile(join(page, 'index.html'), '<p>page')
  await writeFile(join(page, 'page.js'), '1')
  const host = createHostDouble(replace)
  const served = await serve(host, {
    rendererFolder: page,
    roots: [page],
    uploadParent: uploads,
    ...options,
  })
  onTestFinished(() => served.close())
  const url = new URL(served.url)
  return {
    host,
    origin: url.origin,
    port: Number(url.port),
    token: url.hash.replace('#token=', ''),
    uploads,
    close: () => served.close(),
  }
}

export interface Client {
  readonly socket: WebSocket
  /** The next message that was not taken yet: parsed JSON, or the bytes of a binary frame. */
  next(): Promise<unknown>
  /** The code that the server closes with. */
  readonly closed: Promise<number>
}

/** Connects as the page does. Nothing is said yet. */
export function connect(shell: Shell, headers: Record<string, string> = {}): Client {
  const socket = new WebSocket(`ws://127.0.0.1:${shell.port}/socket`, {
    headers: { origin: shell.origin, ...headers },
  })
  onTestFinished(() => socket.terminate())
  const arrived: unknown[] = []
  const waiting: ((message: unknown) => void)[] = []
  socket.on('message', (data: Buffer, isBinary) => {
    const message: unknown = isBinary ? data : JSON.parse(data.toString())
    const taker = waiting.shift()
    if (taker === undefined) arrived.push(message)
    else taker(message)
  })
  socket.on('error', () => undefined)
  return {
    socket,
    next: () =>
      arrived.length > 0
        ? Promise.resolve(arrived.shift())
        : new Promise(resolve => waiting.push(resolve)),
    closed: new Promise(resolve => socket.on('close', resolve)),
  }
}

/** Sends a greeting and gives the client with the first answer taken. */
export async function enter(
  shell: Shell,
  greeting: unknown = { token: shell.token },
): Promise<Client & { readonly session: string }> {
  const client = connect(shell)
  client.socket.on('open', () => client.socket.send(JSON.stringify(greeting)))
  const hello = (await client.next()) as { session?: string }
  return { ...client, session: hello.session ?? '' }
}

/** The status of an attempt to connect that the server does not let become a WebSocket. */
export function refusedStatus(shell: Shell, headers: Record<string, string>): Promise<number> {
  const { socket } = connect(shell, headers)
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('open', () => reject(new Error('the server let it in')))
  })
}
