/** Plans that have a name, as QEMU's guestperf has its comparisons: the axes that a question is answered with. */
import type { SweepAxes } from './sweep.ts'
import { seriesTables } from './series-tables.ts'
import { KiB } from './settings.ts'

export const sweepPlanNames = ['threads', 'codecs', 'seed'] as const
export type SweepPlanName = (typeof sweepPlanNames)[number]

export interface NamedPlan {
  /** What it answers, for people. */
  readonly title: string
  readonly axes: SweepAxes
}

const usual: Omit<SweepAxes, 'codecs' | 'threads'> = {
  requestBytes: [4 * KiB],
  waitThread: [true],
  design: ['per-thread'],
}

export const sweepPlans: Readonly<Record<SweepPlanName, NamedPlan>> = {
  threads: {
    title: 'how far zlib level 1 scales: 12 numbers of threads from 1 to 64',
    axes: {
      ...usual,
      codecs: [{ codec: 'zlib', levels: [1] }],
      threads: [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64],
    },
  },
  codecs: {
    title: 'which codec and level: fast to strong levels of each, with 1 and 4 threads',
    axes: {
      ...usual,
      codecs: [
        { codec: 'none', levels: [0] },
        { codec: 'lz4', levels: [1] },
        { codec: 'zstd', levels: [-5, 1, 3, 9] },
        { codec: 'zlib', levels: [1, 6, 9] },
        { codec: 'page-deflate', levels: [1, 3] },
        { codec: 'fflate', levels: [1, 6] },
      ],
      threads: [1, 4],
    },
  },
  seed: {
    title: "the series' own: zlib level 1 in requests of 4K, its numbers of threads, both designs",
    axes: {
      ...usual,
      codecs: [{ codec: 'zlib', levels: [1] }],
      threads: [...(seriesTables[0]?.throughput.keys() ?? [])],
      design: ['per-thread', 'baseline'],
    },
  },
}
