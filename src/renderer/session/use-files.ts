/**
 * What is open: dumps, of which one is in front, and reports, of which one is shown. Every way to open a file
 * (dialog, drop, recent, sample, menu) goes through `open`, one at a time; a failed one leaves what was open as it
 * was. A dump takes the place of the others unless it joins them: a sweep goes over several.
 */
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { Bridge } from '../../shared/bridge.ts'
import { MAX_REPORT_BYTES, type Opened, type OpenedReport } from '../../shared/contract.ts'
import type { DumpFacts } from '../../shared/dump-facts.ts'
import type { Failure, Result } from '../../shared/failure.ts'
import { beginsAsZip } from '../../shared/zip-mark.ts'
import { strings } from '../strings/index.ts'
import { formatBytes } from '../ui/figures.ts'

export interface OpenDump {
  readonly dump: string
  readonly facts: DumpFacts
  readonly sample: boolean
}

export interface Files {
  /** The dump in front. */
  readonly dump: Readonly<ShallowRef<OpenDump | undefined>>
  readonly dumps: Readonly<ShallowRef<readonly OpenDump[]>>
  /** The report that is shown. */
  readonly report: ShallowRef<OpenedReport | undefined>
  /** All reports of this session, the oldest first. */
  readonly reports: Readonly<ShallowRef<readonly OpenedReport[]>>
  /** What is being opened, for people. */
  readonly opening: Readonly<Ref<string | undefined>>
  readonly failure: ShallowRef<Failure | undefined>
  readonly open: (name: string, ask: () => Promise<Result<Opened | null>>) => Promise<boolean>
  readonly openSample: () => Promise<boolean>
  readonly readReport: (file: File) => Promise<boolean>
  readonly adopt: (opened: Opened, sample?: boolean) => void
  /** Adds a report and shows it. */
  readonly show: (report: OpenedReport) => void
  /** Puts an open dump in front. */
  readonly front: (dump: string) => void
  /** Closes one dump; the last one stays. */
  readonly remove: (dump: string) => void
  /** Takes a report off the list. */
  readonly removeReport: (report: string) => void
  /** A dump's facts, now that more is known of it. */
  readonly learn: (dump: string, facts: DumpFacts) => void
  readonly closeAll: () => void
}

export interface FilesHooks {
  /** Whether what is opened now joins what is open rather than taking its place. */
  readonly joins: (kind: Opened['kind']) => boolean
  readonly dumpOpened: (dump: string) => void
  readonly dumpFronted: (dump: string) => void
  readonly opened: (opened: Opened) => void
}

/** As many as one comparison takes, and some. */
const MOST_REPORTS = 50

export function useFiles(bridge: Bridge, hooks: FilesHooks): Files {
  const dump = shallowRef<OpenDump>()
  const dumps = shallowRef<readonly OpenDump[]>([])
  const report = shallowRef<OpenedReport>()
  const reports = shallowRef<readonly OpenedReport[]>([])
  const opening = ref<string>()
  const failure = shallowRef<Failure>()

  function forgetDumps(next?: string) {
    for (const old of dumps.value) {
      if (old.dump !== next) void bridge.closeDump({ dump: old.dump })
    }
    dumps.value = []
    dump.value = undefined
  }

  function adoptDump(next: OpenDump) {
    if (!hooks.joins('dump')) {
      forgetDumps(next.dump)
      report.value = undefined
    } else if (dumps.value.some(one => one.dump !== next.dump && isSame(one, next))) {
      // The same guest twice would be measured twice under one name.
      void bridge.closeDump({ dump: next.dump })
      return
    }
    dumps.value = [...dumps.value.filter(one => one.dump !== next.dump), next]
    dump.value = next
    hooks.dumpOpened(next.dump)
  }

  function list(next: OpenedReport) {
    const others = reports.value.filter(one => one.report !== next.report)
    reports.value = [...others, next].slice(-MOST_REPORTS)
  }

  function show(next: OpenedReport) {
    list(next)
    report.value = next
  }

  function adopt(opened: Opened, sample = false) {
    failure.value = undefined
    if (opened.kind === 'dump') adoptDump({ dump: opened.dump, facts: opened.facts, sample })
    else if (hooks.joins('report') && report.value !== undefined) list(opened)
    else show(opened)
    hooks.opened(opened)
  }

  async function open(name: string, ask: () => Promise<Result<Opened | null>>, sample = false) {
    if (opening.value !== undefined) return false
    opening.value = name
    failure.value = undefined
    const answer = await ask()
    opening.value = undefined
    if (!answer.ok) failure.value = answer.failure
    else if (answer.value !== null) adopt(answer.value, sample)
    return answer.ok && answer.value !== null
  }

  async function fromFile(file: File): Promise<Result<Opened>> {
    if (file.size > MAX_REPORT_BYTES) {
      const message = strings.start.reportTooLarge(formatBytes(MAX_REPORT_BYTES))
      return { ok: false, failure: { code: 'too-large', message, details: { bytes: file.size } } }
    }
    // A bundle goes to the host as it is: only there it is unpacked.
    if (beginsAsZip(new Uint8Array(await file.slice(0, 4).arrayBuffer()))) return fromBundle(file)
    return bridge.readReport({ name: file.name.slice(-255), text: await file.text() })
  }

  async function fromBundle(file: File): Promise<Result<Opened>> {
    const answer = await bridge.openDropped(file)
    if (!answer.ok || answer.value.kind === 'report') return answer
    // Any file is somebody's memory; here a report was chosen.
    void bridge.closeDump({ dump: answer.value.dump })
    return {
      ok: false,
      failure: { code: 'bad-report', message: strings.start.noReport(file.name) },
    }
  }

  return {
    dump,
    dumps,
    report,
    reports,
    opening,
    failure,
    adopt,
    show,
    front(id) {
      const next = dumps.value.find(one => one.dump === id)
      if (next === undefined || next.dump === dump.value?.dump) return
      dump.value = next
      hooks.dumpFronted(id)
    },
    remove(id) {
      if (dumps.value.length < 2) return
      void bridge.closeDump({ dump: id })
      dumps.value = dumps.value.filter(one => one.dump !== id)
      if (dump.value?.dump !== id) return
      dump.value = dumps.value[0]
      if (dump.value !== undefined) hooks.dumpFronted(dump.value.dump)
    },
    removeReport(id) {
      reports.value = reports.value.filter(one => one.report !== id)
      if (report.value?.report === id) report.value = reports.value.at(-1)
    },
    learn(id, facts) {
      dumps.value = dumps.value.map(one => (one.dump === id ? { ...one, facts } : one))
      if (dump.value?.dump === id) dump.value = { ...dump.value, facts }
    },
    open: (name, ask) => open(name, ask),
    openSample: () => open(strings.start.sampleName, () => bridge.openSample({}), true),
    readReport: file => open(file.name, () => fromFile(file)),
    closeAll() {
      forgetDumps()
      report.value = undefined
      reports.value = []
      failure.value = undefined
    },
  }
}

const isSame = (a: OpenDump, b: OpenDump) =>
  a.sample === b.sample &&
  a.facts.name === b.facts.name &&
  a.facts.fileBytes === b.facts.fileBytes &&
  a.facts.guestBytes === b.facts.guestBytes
