/** English: the live view: figures, lanes, threads. */
import type { LaneState } from '../../live/live-history.ts'
import type { Pass } from '../../live/passes.ts'
import type { Band } from '../../live/utilisation.ts'
import { plural } from './plural.ts'

export const pass = {
  start: 'Starting threads',
  load: 'Loading pages',
  compress: 'Compressing',
  verify: 'Verifying',
  end: 'Finishing',
} as const satisfies Record<Pass, string>

export const live = {
  figures: 'Figures of the run so far',
  now: 'Throughput now',
  average: 'Average',
  rate: 'Compression-rate',
  pagesPerSecond: 'Pages per second',
  busy: 'Busy pages',
  queue: 'Queue fill',
  none: '–',
  throughput: 'Throughput',
  guestIn: 'guest memory in',
  sent: 'sent',
  threads: (n: number) => `${n} ${plural(n, 'compression thread', 'compression threads')}`,
  decompressThreads: (n: number) =>
    `${n} ${plural(n, 'decompression thread', 'decompression threads')}`,
  utilisation: 'utilisation',
  asLanes: 'Lanes',
  asTable: 'Table',
  showAs: 'Show threads as',
  lanesLabel: (title: string, mean: string) =>
    `${title}: states over time, mean utilisation ${mean}. The table view has the figures.`,
  chartLabel: (average: string, peak: string) =>
    `Throughput over time: average ${average}, highest ${peak}.`,
  at: (from: string, to: string) => `${from} – ${to}`,
  sort: 'Order of the threads',
  sorts: { number: 'By number', least: 'Least used first', most: 'Most used first' },
  timeTools: 'What is shown of the time',
  freeze: 'Freeze',
  frozen: 'Frozen',
  freezeHint: 'Stop the picture while the run goes on (Space)',
  closer: 'Zoom in',
  further: 'Zoom out',
  all: 'All',
} as const

export const range = {
  title: 'Range',
  mean: 'mean',
  min: 'lowest',
  max: 'highest',
  threads: 'Utilisation of each thread in the range',
  nothing: 'Nothing was measured there.',
  zoom: 'Zoom to it',
  clear: 'Clear',
} as const

export const state = {
  busy: 'working',
  preempted: 'preempted',
  waiting: 'waiting for requests',
  blocked: 'blocked on the dump',
  parked: 'parked',
  dead: 'dead',
} as const satisfies Record<LaneState, string>

export const band = { poor: 'poor', ok: 'ok', good: 'good' } satisfies Record<Band, string>

export const threads = {
  thread: 'Thread',
  requests: 'Requests',
  bytesIn: 'Bytes in',
  bytesOut: 'Bytes out',
  busy: 'Busy',
  waiting: 'Waiting',
  blocked: 'Blocked',
  cpu: 'CPU',
  utilisation: 'Utilisation',
  preempted: 'Preempted',
  preemptedHint:
    'Busy wall time less CPU time, as a share of the busy time: another program had the CPU. At least that much',
  band: 'Band',
  all: 'All',
  pin: (thread: number) => `Keep thread ${thread} at the top`,
} as const
