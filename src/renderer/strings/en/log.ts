/** English: the log. */
import { plural } from './plural.ts'

export const log = {
  title: 'Log',
  clear: 'Clear',
  empty: 'Nothing has happened yet.',
  levels: { info: '', warning: 'warning', error: 'error' },
  faults: (n: number) => `${n} ${plural(n, 'warning or error', 'warnings or errors')}`,
  connected: (version: string, shell: string) => `Migrascope ${version}, in ${shell}.`,
  openedDump: (name: string, variant: string) => `Opened ${name}: ${variant}.`,
  openedReport: (name: string) => `Opened the report ${name}.`,
  runStarted: (label: string, dump: string) => `Run started: ${label} on ${dump}.`,
  runEnded: (outcome: string, throughput: string, rate: string) =>
    `Run ended: ${outcome.toLowerCase()}, ${throughput}, compression-rate ${rate}.`,
  sweepStarted: (points: number) =>
    `Sweep started: ${points} ${plural(points, 'point', 'points')}.`,
  sweepEnded: (outcome: string, points: number) =>
    `Sweep ended: ${outcome.toLowerCase()}, ${points} ${plural(points, 'point', 'points')}.`,
  noise: (cause: string) => `The machine was noisy: ${cause}`,
} as const
