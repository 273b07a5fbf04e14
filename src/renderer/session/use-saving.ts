/** The report that is shown, given away: saved as it is, or exported in a format of others. */
import { shallowRef, type ShallowRef } from 'vue'
import type { Bridge } from '../../shared/bridge.ts'
import type { Exported, Saved } from '../../shared/contract.ts'
import type { OneFileFormat } from '../../shared/export-formats.ts'
import type { Failure, Result } from '../../shared/failure.ts'
import type { Report } from '../../shared/report.ts'
import type { LinkModel } from '../settings/use-link.ts'
import { strings } from '../strings/index.ts'
import { downloadBase64, downloadText } from '../ui/download.ts'
import type { Toasts } from '../ui/use-toasts.ts'
import type { Files } from './use-files.ts'
import type { Log } from './use-log.ts'

export interface Saving {
  /** Of the last one. */
  readonly failure: ShallowRef<Failure | undefined>
  readonly save: () => Promise<void>
  /** With the answer for the link that is set, where the format has a place for it. */
  readonly exportAs: (format: OneFileFormat) => Promise<void>
}

export interface SavingParts {
  readonly files: Files
  readonly link: LinkModel
  readonly log: Log
  readonly toasts: Toasts
}

export function useSaving(bridge: Bridge, { files, link, log, toasts }: SavingParts): Saving {
  const failure = shallowRef<Failure>()

  function settle<T extends Saved | Exported>(answer: Result<T>, download: (file: T) => void) {
    failure.value = answer.ok ? undefined : answer.failure
    if (!answer.ok || answer.value.state === 'cancelled') return
    download(answer.value)
    const said = strings.result.saved(answer.value.name)
    log.add('info', said)
    toasts.show({ text: said })
  }

  return {
    failure,
    async save() {
      const report = files.report.value?.report
      if (report === undefined) return
      settle(await bridge.saveReport({ report }), file => {
        if (file.state === 'download') downloadText(file.name, file.text)
      })
    },
    async exportAs(format) {
      const report = files.report.value?.report
      if (report === undefined) return
      const asked = { report, format, link: link.question.value }
      settle(await bridge.exportReport(asked), file => {
        if (file.state !== 'download') return
        const { name, mediaType, encoding, content } = file
        if (encoding === 'text') downloadText(name, content, mediaType)
        else downloadBase64(name, content, mediaType)
      })
    },
  }
}

/** The formats that say something of this report: the series' table is one of threads, and takes several counts. */
export function formatsFor(
  formats: readonly OneFileFormat[],
  { points }: Report,
): readonly OneFileFormat[] {
  const measured = points.filter(({ samples }) => samples.length > 0)
  const counts = new Set(measured.map(({ settings }) => settings.threads))
  return counts.size > 1 ? formats : formats.filter(format => format !== 'series-table')
}
