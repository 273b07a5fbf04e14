/**
 * One program, one window: a second launch hands its files to the first and ends. Files come by command
 * line, by a second launch, and on a Mac by an event of their own, which may precede the window.
 */
import { resolve } from 'node:path'
import type { App } from 'electron'
import * as v from 'valibot'
import type { Listens, Preventable } from './listens.ts'

type SecondInstance = [event: unknown, argv: string[], folder: string, data: unknown]

export type InstanceApp = Pick<App, 'requestSingleInstanceLock'> &
  Listens<'second-instance', SecondInstance> &
  Listens<'open-file', [event: Preventable, path: string]>

export interface Launched {
  /** Opens a file in the window. */
  open(path: string): void
  /** Brings the window to the front. */
  show(): void
}

const dataSchema = v.object({ paths: v.array(v.pipe(v.string(), v.maxLength(4096))) })

/** The files of a command line. `own`: words before them, the program's and, unpackaged, its folder's. */
export function launchPaths(argv: readonly string[], own: number, folder: string): string[] {
  const end = argv.indexOf('--')
  const before = end === -1 ? argv : argv.slice(0, end)
  // Chromium and test drivers put switches of theirs anywhere.
  const words = before.filter(word => !word.startsWith('-')).slice(own)
  return [...words, ...(end === -1 ? [] : argv.slice(end + 1))].map(word => resolve(folder, word))
}

/** False: another instance runs and has been handed `paths`; this one is to quit. */
export function claimInstance(
  app: InstanceApp,
  paths: readonly string[],
  launched: Launched,
): boolean {
  // Chromium reorders the argv of a second launch, so the paths travel as data.
  if (!app.requestSingleInstanceLock({ paths })) return false
  app.on('second-instance', (_event, _argv, _folder, data) => {
    launched.show()
    const checked = v.safeParse(dataSchema, data)
    if (checked.success) checked.output.paths.forEach(path => launched.open(path))
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    launched.show()
    launched.open(path)
  })
  return true
}
