/**
 * Runs the built Electron entry under plain Node with the stub in Electron's place: waits for the file
 * of the command line, runs the job on it to the end, quits, and prints what it saw as one line of JSON.
 * The process then ends by itself only if no thread is left.
 */
import { once } from 'node:events'
import { registerHooks } from 'node:module'
import type { EventValue, OpenedDump } from '../../../src/shared/contract.ts'
import type { Result } from '../../../src/shared/failure.ts'
import { defaultSettings } from '../../../src/shared/settings.ts'

const stubUrl = new URL('./electron-stub.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: stubUrl, shortCircuit: true } : next(specifier, context),
})
// As when Electron is started with a folder: two words of argv are not files.
Object.assign(process, { defaultApp: true })

const { app, seen } = await import('./electron-stub.ts')
const opened: unknown[] = []
const ended = Promise.withResolvers<EventValue<'run'>>()
seen.sent.on('message', (_channel: string, name: string, value: unknown) => {
  if (name === 'opened') opened.push(value)
  if (name !== 'run') return
  const event = value as EventValue<'run'>
  if (event.state === 'ended' || event.state === 'failed') ended.resolve(event)
})
await import(new URL('../../../out/main/index.js', import.meta.url).href)

const url = await seen.url.promise
const page = seen.protocols.get('app')?.({ method: 'GET', url })
const own = { senderFrame: { parent: null, origin: 'app://bundle' } }
const call = (name: string, argument: unknown) =>
  seen.ipc.get('migrascope:call')?.(own, name, argument) as Promise<Result<unknown>>

while (opened.length === 0) await once(seen.sent, 'message')
const hello = await call('hello', {})
const [file] = opened as Result<OpenedDump>[]
const dump = file?.ok === true ? file.value.dump : ''
const settings = { ...defaultSettings, threads: 2, verify: true }
const started = await call('startRun', { dump, settings })
const event = started.ok ? await ended.promise : started
const notified = await call('notify', { title: 'Run done', body: 'so and so fast' })
app.quit()
await seen.quit.promise

process.stdout.write(
  JSON.stringify({
    url,
    page: { status: page?.status, policy: page?.headers.get('content-security-policy') },
    set: [...seen.set].sort(),
    window: seen.window?.options,
    recents: seen.recents,
    blockers: seen.blockers,
    bars: seen.bars,
    notes: seen.notes,
    notified,
    errors: seen.errors,
    hello,
    opened,
    event,
  }),
)
