/** English: the comparison of reports. */
import { plural } from './plural.ts'

export const compareTab = {
  title: 'Reports to compare',
  help: 'Every other one is held against the base, point by point.',
  recent: 'Add a recent report…',
  open: 'Add a report…',
  compared: 'Compare',
  base: 'Base',
  report: 'Report, its dumps, its machine',
  points: 'Points',
  when: 'When',
  compare: (name: string) => `Compare ${name}`,
  asBase: (name: string) => `Take ${name} as the base`,
  tooFew: 'Choose two reports or more. Runs and sweeps of this window are in the list already.',
} as const

export const compare = {
  title: 'Comparison',
  warnings: 'Read this before the figures',
  base: 'base',
  show: 'Verdicts shown',
  threshold: 'A difference is more than',
  thresholdHint:
    'Smaller differences are not called one. Where the machine itself drifted by more, that counts.',
  unmatched: (n: number) => `${n} ${plural(n, 'point is', 'points are')} not in all reports`,
  copied: (n: number) => `${n} ${plural(n, 'point', 'points')} copied.`,
  counted: (n: number, verdict: string) => `${n} ${verdict}`,
  chart: 'Throughput of both, point by point',
  none: 'No point has one of the verdicts that are shown.',
  yTitle: 'Throughput, MB/s',
  caption: (others: string, base: string, counts: string) =>
    `${others} against ${base}: ${counts}. Bars are the 95 % interval of the change, laid on the base.`,
  verdicts: {
    faster: 'faster',
    slower: 'slower',
    'no difference shown': 'no difference shown',
    'not comparable': 'not comparable',
  },
  signs: { faster: '▲', slower: '▼', 'no difference shown': '=', 'not comparable': '?' },
  columns: {
    label: 'Point',
    dump: 'Dump',
    report: 'Report',
    base: 'Base',
    other: 'Other',
    absolute: 'Difference',
    relative: 'Change, 95 % interval',
    low: 'Change, 95 % from',
    high: 'Change, 95 % to',
    p: 'p',
    verdict: 'Verdict',
    reason: 'Why',
    baseRate: 'Ratio of the base',
    otherRate: 'Ratio of the other',
  },
} as const
