/** English: the notes that tell of what ended unseen. */
import { plural } from './plural.ts'

export const notice = {
  label: 'Notify when it ends',
  hints: {
    on: 'What takes more than 10 s and ends while this window is not in front is told by a notification.',
    off: 'Press to be told by a notification when what takes more than 10 s ends while this window is not in front.',
  },
  blocked:
    'The browser does not let this page notify. Allow notifications in its settings for this page, then press again.',
  titles: {
    run: {
      done: 'Run done',
      cancelled: 'Run cancelled',
      recovered: 'Run recovered',
      failed: 'Run failed',
    },
    sweep: {
      done: 'Sweep done',
      cancelled: 'Sweep cancelled',
      recovered: 'Sweep recovered',
      failed: 'Sweep failed',
    },
  },
  title: (what: string, dump: string) => `${what}: ${dump}`,
  run: (throughput: string, rate: string) => `${throughput}, compression-rate ${rate}`,
  sweep: (points: number, fastest: string, throughput: string) =>
    `${points} ${plural(points, 'point', 'points')}; the fastest is ${fastest} with ${throughput}`,
  nothing: 'Nothing was measured.',
} as const
