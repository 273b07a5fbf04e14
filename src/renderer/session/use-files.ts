/**
 * What is open: at most one dump and one report. Every way to open a file (dialog, drop, recent, sample,
 * menu) goes through `open`, one at a time; a failed one leaves what was open as it was.
 */
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { Bridge } from '../../shared/bridge.ts'
import { MAX_REPORT_BYTES, type Opened, type OpenedReport } from '../../shared/contract.ts'
import type { DumpFacts } from '../../shared/dump-facts.ts'
import type { Failure, Result } from '../../shared/failure.ts'
import { formatBytes } from '../../shared/units.ts'
import { strings } from '../strings.ts'

export interface OpenDump {
  readonly dump: string
  readonly facts: DumpFacts
  readonly sample: boolean
}

export interface Files {
  readonly dump: Readonly<ShallowRef<OpenDump | undefined>>
  readonly report: ShallowRef<OpenedReport | undefined>
  /** What is being opened, for people. */
  readonly opening: Readonly<Ref<string | undefined>>
  readonly failure: ShallowRef<Failure | undefined>
  readonly open: (name: string, ask: () => Promise<Result<Opened | null>>) => Promise<boolean>
  readonly openSample: () => Promise<boolean>
  readonly readReport: (file: File) => Promise<boolean>
  readonly adopt: (opened: Opened, sample?: boolean) => void
  /** The open dump's facts, now that more is known of it. */
  readonly learn: (dump: string, facts: DumpFacts) => void
  readonly closeAll: () => void
}

export function useFiles(bridge: Bridge, dumpOpened: (dump: string) => void): Files {
  const dump = shallowRef<OpenDump>()
  const report = shallowRef<OpenedReport>()
  const opening = ref<string>()
  const failure = shallowRef<Failure>()

  function forgetDump(next?: string) {
    const old = dump.value?.dump
    if (old !== undefined && old !== next) void bridge.closeDump({ dump: old })
    dump.value = undefined
  }

  function adopt(opened: Opened, sample = false) {
    failure.value = undefined
    if (opened.kind === 'report') {
      report.value = opened
      return
    }
    forgetDump(opened.dump)
    report.value = undefined
    dump.value = { dump: opened.dump, facts: opened.facts, sample }
    dumpOpened(opened.dump)
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

  async function fromText(file: File): Promise<Result<Opened>> {
    if (file.size > MAX_REPORT_BYTES) {
      const message = strings.start.reportTooLarge(formatBytes(MAX_REPORT_BYTES))
      return { ok: false, failure: { code: 'too-large', message, details: { bytes: file.size } } }
    }
    return bridge.readReport({ name: file.name.slice(-255), text: await file.text() })
  }

  return {
    dump,
    report,
    opening,
    failure,
    adopt,
    learn(id, facts) {
      if (dump.value?.dump === id) dump.value = { ...dump.value, facts }
    },
    open: (name, ask) => open(name, ask),
    openSample: () => open(strings.start.sampleName, () => bridge.openSample({}), true),
    readReport: file => open(file.name, () => fromText(file)),
    closeAll() {
      forgetDump()
      report.value = undefined
      failure.value = undefined
    },
  }
}
