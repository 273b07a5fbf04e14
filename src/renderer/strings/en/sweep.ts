/** English: a sweep: its plan, its state, its results so far. */
import { sweepPlans } from '../../../shared/sweep-plans.ts'
import { plural } from './plural.ts'

export const sweep = {
  mode: 'What is measured',
  modes: { run: 'One run', sweep: 'Sweep' },
  start: 'Sweep',
  dumps: 'Dumps',
  addDump: 'Add a dump…',
  addSample: 'Add the sample',
  removeDump: (name: string) => `Take ${name} out of the sweep`,
  named: 'Take a plan…',
  plans: {
    threads: sweepPlans.threads.title,
    codecs: sweepPlans.codecs.title,
    seed: sweepPlans.seed.title,
  },
  codecs: 'Codecs and their levels',
  levelsOf: (codec: string) => `Levels of ${codec}`,
  threads: 'Threads',
  threadsHint: (cpus: number) =>
    `a list: 1,2,4,8-16:4 · ${cpus} ${plural(cpus, 'CPU', 'CPUs')} here`,
  least: 'Repeats',
  leastHint: 'at least',
  most: 'Up to',
  mostHint: 'until precise',
  precision: 'Precision, %',
  precisionHint: '95 % interval, ±',
  warmUp: 'Warm-up',
  warmUpHint: 'thrown away',
  seed: 'Seed',
  seedHint: 'of the order',
  filter: 'Only points',
  filterHint: 'zstd-* t4 *, *nowait*',
  size: (points: string, n: number, samples: string, time: string) =>
    `${points} ${plural(n, 'point', 'points')}, at least ${samples} samples, about ${time}`,
  sizeHint:
    'The time is a guess: as the same points took in the reports that are open, else as the codec does on an ordinary core',
  tooMany: (most: string) => `More than ${most} points. Take fewer values or a filter.`,
  noPoint: 'No point fits the filter.',
  phase: { ready: 'Ready', start: 'Starting', running: 'Measuring', cancelling: 'Cancelling…' },
  progress: 'Progress of the sweep',
  done: (done: number, goal: number) => `${done} of ${goal} samples`,
} as const

export const soFar = {
  title: 'Results so far',
  of: (done: number, all: number) => `${done} of ${all} points`,
  point: 'Point',
  dump: 'Dump',
  throughput: 'Throughput',
  interval: '95 %',
  rate: 'Ratio',
  samples: 'Samples',
  beside: 'Beside the fastest',
  fastest: 'fastest',
  none: 'The first sample is under way.',
} as const

export const sweepResult = {
  title: 'Sweep',
  counts: (measured: string, all: string, samples: string) =>
    measured === all
      ? `${all} points, ${samples} samples`
      : `${measured} of ${all} points, ${samples} samples`,
  noise: { quiet: 'The machine was quiet', noisy: 'The machine was noisy' },
  again: 'New sweep',
} as const
