/** English: the settings of one run, and its state. */
import { codecIds, codecTraits, type CodecId } from '../../../shared/codecs.ts'
import { plural } from './plural.ts'

const titles = codecIds.map((id): readonly [CodecId, string] => [id, codecTraits[id].title])

export const run = {
  title: 'Run',
  settings: 'Settings',
  codec: 'Codec',
  /** One line on each. */
  codecTitles: Object.fromEntries(titles) as Record<CodecId, string>,
  level: 'Level',
  threads: 'Threads',
  threadsHint: (cpus: number) => `1–256 · ${cpus} ${plural(cpus, 'CPU', 'CPUs')} here`,
  request: 'Request size',
  requestHint: 'in one piece',
  design: 'Design',
  designHints: {
    'per-thread': 'nothing shared',
    baseline: 'one map for all',
  },
  slots: 'Requests per thread',
  busy: 'All threads busy',
  busyWait: 'Wait for one',
  busySend: 'Send uncompressed',
  busyHint: (on: boolean) => `compress-wait-thread ${on ? 'on' : 'off'}`,
  verify: 'Verify',
  verifyHint: 'byte for byte',
  decompress: 'Decompress threads',
  source: 'Pages from',
  sourceAuto: 'Auto',
  sourceMemory: 'Memory',
  sourceSample: 'Sample',
  sourceDisk: 'Disk',
  sourceHints: {
    auto: 'memory if it fits',
    memory: 'loaded before',
    sample: 'some pages, before',
    disk: 'read meanwhile',
  },
  run: 'Run',
  cancel: 'Cancel',
  cancelling: 'Cancelling…',
  command: 'Command line',
  copy: 'Copy',
  copied: 'Copied the command line.',
  copyFailed: 'The command line could not be copied.',
  unavailable: 'unavailable',
  range: (min: number, max: number) => `${min} to ${max}`,
  progress: 'Progress of the run',
  ready: 'Ready',
  starting: 'Starting',
  finished: 'Done',
  cancelled: 'Cancelled',
  recovered: 'Recovered',
  failed: 'Failed',
  elapsed: 'measured',
  shortcut: 'Ctrl Enter runs',
  left: (time: string) => `${time} left`,
} as const

export const outcome = {
  done: 'Done',
  cancelled: 'Cancelled',
  recovered: 'Recovered',
  failed: 'Failed',
} as const
