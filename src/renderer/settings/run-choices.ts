/** What the run bar offers where there are a few values to choose among. */
import { sizeArgument } from '../../shared/command-line.ts'
import type { HostFacts } from '../../shared/contract.ts'
import { designs, requestSizes } from '../../shared/settings.ts'
import { strings } from '../strings/index.ts'
import { formatBytes } from '../ui/figures.ts'

export interface Choice {
  readonly value: string
  readonly text: string
  /** Shown when pointed at. */
  readonly title: string
  readonly available: boolean
}

const s = strings.run
/** Its text is in the language of the window when it is read. */
const choice = (value: string, text: () => string, title = () => ''): Choice => ({
  ...{ value, available: true },
  get text() {
    return text()
  },
  get title() {
    return title()
  },
})

/** Codecs that do not run here stay in sight, disabled, with the reason. */
export const codecChoices = (codecs: HostFacts['codecs']): readonly Choice[] =>
  codecs.map(({ id, available, reason }) => ({
    value: id,
    text: available ? id : `${id} (${reason ?? s.unavailable})`,
    title: s.codecTitles[id],
    available,
  }))

export const sizeChoices = requestSizes.map(size => choice(String(size), () => formatBytes(size)))

/** Where many stand side by side. */
export const shortSizeChoices = requestSizes.map(size =>
  choice(
    String(size),
    () => sizeArgument(size),
    () => formatBytes(size),
  ),
)

export const designChoices = designs.map(design => choice(design, () => design))

export const busyChoices = [choice('wait', () => s.busyWait), choice('send', () => s.busySend)]

export const sourceChoices = [
  choice('auto', () => s.sourceAuto),
  choice('memory', () => s.sourceMemory),
  choice('sample', () => s.sourceSample),
  choice('disk', () => s.sourceDisk),
]
