/**
 * The one contract between the host and a renderer. Each call has a schema for its argument, checked by
 * the host, and one for its result, checked by the client; each event has a schema checked by the client.
 * Electron's IPC and the browser shell's WebSocket both carry exactly this. The renderer never names a
 * path: dumps, recents, folders, entries, runs and reports go by opaque ids that the host made.
 */
import * as v from 'valibot'
import { codecFactsSchema } from './codecs.ts'
import { comparisonSchema } from './comparison.ts'
import { censusSchema, dumpFactsSchema } from './dump-facts.ts'
import { environmentSchema } from './environment.ts'
import { oneFileFormats } from './export-formats.ts'
import { failureSchema } from './failure-schema.ts'
import { pageMapSchema } from './page-map.ts'
import { linkQuestionSchema } from './plan/link.ts'
import { reportSchema } from './report.ts'
import { runSettingsSchema } from './settings.ts'
import { summarySchema } from './summary.ts'
import { MAX_POINTS, sweepPlanSchema } from './sweep.ts'

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64))
const nothing = v.strictObject({})

/** A report's text is at most this long; a longer one is refused unread. */
export const MAX_REPORT_BYTES = 64 * 1024 * 1024

export const openedDumpSchema = v.object({
  kind: v.literal('dump'),
  dump: id,
  facts: dumpFactsSchema,
})
export type OpenedDump = v.InferOutput<typeof openedDumpSchema>

export const openedReportSchema = v.object({
  kind: v.literal('report'),
  report: id,
  name: v.string(),
  content: reportSchema,
})
export type OpenedReport = v.InferOutput<typeof openedReportSchema>

/** What opening a file gave: the file's content decides which of the two. */
export const openedSchema = v.variant('kind', [openedDumpSchema, openedReportSchema])
export type Opened = v.InferOutput<typeof openedSchema>

/** The run that is on, for a page that was not there when it started. */
export const activeRunSchema = v.object({
  run: id,
  command: v.string(),
  settings: runSettingsSchema,
  dump: openedDumpSchema,
})
export type ActiveRun = v.InferOutput<typeof activeRunSchema>

/** A sweep that was started. */
export const startedSweepSchema = v.object({
  sweep: id,
  /** The command line that does the same. */
  command: v.string(),
  plan: sweepPlanSchema,
  /** Combinations that it measures. */
  points: v.number(),
})
export type StartedSweep = v.InferOutput<typeof startedSweepSchema>

/** What the samples of one point of a sweep come to so far. */
export const pointSoFarSchema = v.object({
  /** Index among the plan's points. */
  point: v.number(),
  /** Index among the sweep's dumps. */
  dump: v.number(),
  settings: runSettingsSchema,
  /** Of the point's samples so far, MB/s. */
  throughput: summarySchema,
  /** Of its last sample. */
  compressionRate: v.number(),
})
export type PointSoFar = v.InferOutput<typeof pointSoFarSchema>

const soFarSchema = v.pipe(v.array(pointSoFarSchema), v.maxLength(MAX_POINTS))

/** The sweep that is on, for a page that was not there when it started. */
export const activeSweepSchema = v.object({
  ...startedSweepSchema.entries,
  dumps: v.array(openedDumpSchema),
  /** Every point that has a sample. */
  soFar: soFarSchema,
})
export type ActiveSweep = v.InferOutput<typeof activeSweepSchema>

/** What a program that was killed had measured by then. */
export const recoveredJournalSchema = v.object({
  id,
  kind: v.picklist(['run', 'sweep']),
  /** Names of its dumps. */
  dumps: v.array(v.string()),
  /** What it was: a run's settings, a sweep's number of points. */
  title: v.string(),
  /** ISO 8601, UTC. */
  startedAt: v.string(),
  /** How many were measured. */
  samples: v.number(),
})
export type RecoveredJournal = v.InferOutput<typeof recoveredJournalSchema>

export const hostFactsSchema = v.object({
  version: v.string(),
  shell: v.picklist(['electron', 'browser']),
  /** `native`: pickDump opens the system's dialog. `folders`: listFolder and openEntry pick on the server. */
  picker: v.picklist(['native', 'folders']),
  codecs: v.array(codecFactsSchema),
  environment: environmentSchema,
  active: v.nullable(activeRunSchema),
  activeSweep: v.nullable(activeSweepSchema),
})
export type HostFacts = v.InferOutput<typeof hostFactsSchema>

export const recentSchema = v.object({
  id,
  kind: v.picklist(['dump', 'report']),
  name: v.string(),
  /** The folder as people know it, for telling two files of one name apart. Display only. */
  folder: v.string(),
})
export type Recent = v.InferOutput<typeof recentSchema>

export const folderListingSchema = v.object({
  folder: id,
  /** Where we are, as people know it. Display only. */
  label: v.string(),
  /** The folder above, null at the top of what may be seen. */
  parent: v.nullable(id),
  entries: v.array(
    v.object({
      id,
      name: v.string(),
      kind: v.picklist(['folder', 'file']),
      bytes: v.number(),
    }),
  ),
  /** True where the folder holds more than is listed. */
  cut: v.boolean(),
})
export type FolderListing = v.InferOutput<typeof folderListingSchema>

export const startedRunSchema = v.object({
  run: id,
  /** The command line that does the same. */
  command: v.string(),
  settings: runSettingsSchema,
})
export type StartedRun = v.InferOutput<typeof startedRunSchema>

export const savedSchema = v.variant('state', [
  v.object({ state: v.literal('saved'), name: v.string() }),
  /** The shell has no way to write for the user: the renderer offers the text as a download. */
  v.object({ state: v.literal('download'), name: v.string(), text: v.string() }),
  v.object({ state: v.literal('cancelled') }),
])
export type Saved = v.InferOutput<typeof savedSchema>

export const exportedSchema = v.variant('state', [
  v.object({ state: v.literal('saved'), name: v.string() }),
  /** As of `savedSchema`; what is no text comes as base64. */
  v.object({
    state: v.literal('download'),
    name: v.string(),
    mediaType: v.string(),
    encoding: v.picklist(['text', 'base64']),
    content: v.string(),
  }),
  v.object({ state: v.literal('cancelled') }),
])
export type Exported = v.InferOutput<typeof exportedSchema>

const call = <
  A extends v.GenericSchema<unknown, unknown>,
  R extends v.GenericSchema<unknown, unknown>,
>(
  argument: A,
  result: R,
) => ({ argument, result })

export const calls = {
  /** What this host is, can do, and does at the moment. */
  hello: call(nothing, hostFactsSchema),
  /** Opens the built-in sample guest (64 MiB, seeded). */
  openSample: call(nothing, openedDumpSchema),
  /** Shows the system's open dialog; null when the user cancels it. */
  pickFile: call(nothing, v.nullable(openedSchema)),
  /** Lists a folder the host allows; `folder: null` is the top. */
  listFolder: call(v.strictObject({ folder: v.nullable(id) }), folderListingSchema),
  /** Opens a file of a listing. */
  openEntry: call(v.strictObject({ entry: id }), openedSchema),
  listRecent: call(nothing, v.array(recentSchema)),
  openRecent: call(v.strictObject({ recent: id }), openedSchema),
  removeRecent: call(v.strictObject({ recent: id }), nothing),
  closeDump: call(v.strictObject({ dump: id }), nothing),
  /** Counts pages in the background; `census` events tell. Only one at a time. */
  startCensus: call(v.strictObject({ dump: id }), nothing),
  cancelCensus: call(nothing, nothing),
  /** The dump's pages by cell and class, with what the last run did; null while they were not counted. */
  pageMap: call(v.strictObject({ dump: id }), v.nullable(pageMapSchema)),
  /** Starts the job; `run` events and live figures tell how it goes. Only one at a time. */
  startRun: call(v.strictObject({ dump: id, settings: runSettingsSchema }), startedRunSchema),
  /** Asks a run to stop; what is done until then becomes its report. */
  cancelRun: call(v.strictObject({ run: id }), nothing),
  /**
   * Measures every point of the plan on the dumps; `sweep` events tell how it goes, live figures how each run does.
   * Only one at a time, and none beside a run.
   */
  startSweep: call(
    v.strictObject({
      dumps: v.pipe(v.array(id), v.minLength(1), v.maxLength(100)),
      plan: sweepPlanSchema,
    }),
    startedSweepSchema,
  ),
  /** Asks a sweep to stop; what is measured until then becomes its report. */
  cancelSweep: call(v.strictObject({ sweep: id }), nothing),
  /** What programs that were killed had measured. */
  listRecovered: call(nothing, v.array(recoveredJournalSchema)),
  /** Makes a report of it, and forgets it. */
  recover: call(v.strictObject({ journal: id }), openedReportSchema),
  /** Opens its dumps and goes on with the sweep. */
  resumeSweep: call(v.strictObject({ journal: id }), startedSweepSchema),
  forgetRecovered: call(v.strictObject({ journal: id }), nothing),
  /** Compares open reports point by point, the first being the base. */
  compareReports: call(
    v.strictObject({
      reports: v.pipe(v.array(id), v.minLength(2), v.maxLength(20)),
      /** Smallest share that matters, 0–1; null: the default. */
      threshold: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
    }),
    comparisonSchema,
  ),
  /**
   * Shows one of the system's own notes, if the window is not in front; clicking it brings the window there. A
   * browser does that itself, so its shell refuses.
   */
  notify: call(
    v.strictObject({
      title: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
      body: v.pipe(v.string(), v.maxLength(500)),
    }),
    nothing,
  ),
  /** Saves a report where the user says. */
  saveReport: call(v.strictObject({ report: id }), savedSchema),
  /** Writes a report in a format of others where the user says. */
  exportReport: call(
    v.strictObject({
      report: id,
      format: v.picklist(oneFileFormats),
      /** Markdown and pages carry the answer for it; the others have no place for one. */
      link: v.nullable(linkQuestionSchema),
    }),
    exportedSchema,
  ),
  /** Reads a report from its text (browser shell: a file the user chose in the page). */
  readReport: call(
    v.strictObject({
      name: v.pipe(v.string(), v.maxLength(255)),
      text: v.pipe(v.string(), v.maxLength(MAX_REPORT_BYTES)),
    }),
    openedReportSchema,
  ),
} as const

export type Calls = typeof calls
export type CallName = keyof Calls
export type Argument<K extends CallName> = v.InferOutput<Calls[K]['argument']>
export type Answer<K extends CallName> = v.InferOutput<Calls[K]['result']>

/** How a run goes: first `preparing`, then `running`, then exactly one of the rest. */
export const runEventSchema = v.variant('state', [
  v.object({ state: v.literal('preparing'), run: id }),
  v.object({ state: v.literal('running'), run: id }),
  v.object({
    /** Done or cancelled: the report's `outcome` says which. */
    state: v.literal('ended'),
    run: id,
    report: openedReportSchema,
  }),
  v.object({ state: v.literal('failed'), run: id, failure: failureSchema }),
])
export type RunEvent = v.InferOutput<typeof runEventSchema>

/**
 * How a sweep goes: first `preparing`, then `resumed` where it goes on with an earlier one, then `running` and
 * `sampled` in turn, then exactly one of the rest.
 */
export const sweepEventSchema = v.variant('state', [
  v.object({ state: v.literal('preparing'), sweep: id }),
  /** What it takes over. */
  v.object({ state: v.literal('resumed'), sweep: id, soFar: soFarSchema }),
  v.object({
    state: v.literal('running'),
    sweep: id,
    progress: v.object({
      /** Samples taken, and how many it takes at least. */
      done: v.number(),
      goal: v.number(),
      /** The point that is measured now. */
      label: v.string(),
      elapsedMs: v.number(),
      leftMs: v.nullable(v.number()),
    }),
  }),
  v.object({
    state: v.literal('sampled'),
    sweep: id,
    ...pointSoFarSchema.entries,
    /** Which of all the sweep's samples it was, from 0. */
    order: v.number(),
    /** This sample's own throughput, MB/s. */
    last: v.number(),
  }),
  v.object({ state: v.literal('ended'), sweep: id, report: openedReportSchema }),
  v.object({ state: v.literal('failed'), sweep: id, failure: failureSchema }),
])
export type SweepEvent = v.InferOutput<typeof sweepEventSchema>

export const censusEventSchema = v.variant('state', [
  v.object({
    state: v.literal('counting'),
    dump: id,
    doneBytes: v.number(),
    goalBytes: v.number(),
  }),
  /** The facts with what only a count finds out, such as the length of a compressed file. */
  v.object({ state: v.literal('done'), dump: id, facts: dumpFactsSchema, census: censusSchema }),
  v.object({ state: v.literal('cancelled'), dump: id }),
  v.object({ state: v.literal('failed'), dump: id, failure: failureSchema }),
])
export type CensusEvent = v.InferOutput<typeof censusEventSchema>

/** What a menu item or a second launch asks the renderer to do. */
export const commandSchema = v.picklist(['open', 'open-sample', 'save', 'run', 'cancel'])
export type MenuCommand = v.InferOutput<typeof commandSchema>

export const events = {
  run: runEventSchema,
  sweep: sweepEventSchema,
  census: censusEventSchema,
  recents: v.array(recentSchema),
  command: commandSchema,
  /** A file opened from outside the page: menu, command line, second launch, file association. */
  opened: v.union([
    v.object({ ok: v.literal(true), value: openedSchema }),
    v.object({ ok: v.literal(false), failure: failureSchema }),
  ]),
  /** Live figures, see live.ts. */
  live: v.instance(Float64Array),
} as const

export type Events = typeof events
export type EventName = keyof Events
export type EventValue<K extends EventName> = v.InferOutput<Events[K]>
