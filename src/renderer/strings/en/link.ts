/** English: which setting moves a guest fastest over a link. */
import { plural } from './plural.ts'

const on = (threads: number) => `on ${threads} ${plural(threads, 'thread', 'threads')}`

export const link = {
  title: 'Over a link',
  speed: 'Link',
  speedHint: '10 Gbit/s, 934M, 1250MB/s; empty for none',
  presets: 'Usual links',
  preset: (speed: string) => `Link of ${speed}`,
  more: 'More',
  dirtyRate: 'Dirty rate',
  dirtyHint: '200MB/s or 50000pages/s; empty for a guest that keeps still',
  downtime: 'Downtime limit',
  downtimeHint: '300ms, 1s: how long the guest may stand still',
  nothing: 'Nothing was measured that could be held against a link.',
  noLink: 'Give a link to see which setting moves the guest fastest over it.',
  assumptions:
    'Reckoned, not measured: compressing, sending and decompressing overlap, so the slowest of them sets the pace; the other machine decompresses as fast as this one; nothing else is on the link; pages written anew compress like the average.',
  none: 'no compression',
  noneOn: (threads: number) => `no compression ${on(threads)}`,
  setting: (codec: string, level: number, size: string, threads: number) =>
    `${codec} level ${level} with ${size} requests ${on(threads)}`,
  thisGuest: 'this guest',
  between: ' ',
  by: { codec: 'the codec', link: 'the link', decompress: 'decompression', copying: 'copying' },
  alone: (link: string, name: string, guest: string, time: string, limit: string) =>
    `Over ${link}, ${name} moves ${guest} in ${time}; it is limited by ${limit}.`,
  than: (factor: string) => `, ${factor} × no compression`,
  fastest: (link: string, name: string, guest: string, time: string, than: string, limit: string) =>
    `Over ${link}, ${name} moves ${guest} fastest: ${time}${than}; it is limited by ${limit}.`,
  named: (name: string, time: string) => `${name} (${time})`,
  others: (n: number) => `${n} more`,
  tie: (link: string, names: readonly string[], guest: string, than: string, limit: string) =>
    `Over ${link}, no difference shown between ${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}: they move ${guest} fastest${than}; the first is limited by ${limit}.`,
  unsure: (n: number) => `These are too few samples to be sure: it takes ${n} of a setting.`,
  converges: (rate: string, iterations: number, total: string, downtime: string, limit: string) =>
    `With ${rate} written anew it converges in ${iterations} ${plural(iterations, 'iteration', 'iterations')}: total-time ${total}, expected downtime ${downtime} of ${limit}.`,
  tooBusy: (rate: string, moved: string, whole: string, limit: string) =>
    `With ${rate} written anew it does not converge: no more than ${moved} is moved, and the whole guest takes ${whole} where ${limit} of downtime are allowed.`,
  neverStill: (rate: string, limit: string) =>
    `With ${rate} written anew it does not converge: ${limit} of downtime never are enough.`,
  ranges: 'Fastest by link speed, by medians',
  upTo: (speed: string) => `up to ${speed}`,
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  above: (speed: string) => `above ${speed}`,
  anySpeed: 'at any speed',
  limits: { codec: 'codec', link: 'link', decompress: 'decompress' },
  mark: 'fastest over the link',
  alike: 'as fast over the link',
  tied: 'no difference shown',
  columns: {
    effective: 'Over the link',
    limit: 'Limit',
    time: 'Time',
    totalTime: 'Total time',
    downtime: 'Downtime',
  },
  hints: {
    overLink:
      'Guest memory moved per second: the least of throughput, link ÷ bytes sent per guest byte, and decompression',
    linkLimit: 'Which of the three sets the pace',
    linkTime: 'One pass over the whole guest',
    linkTotal: 'Pre-copy with the dirty rate, until the guest runs on the other side',
    linkDowntime: 'How long the guest stands still at the end of pre-copy',
  },
  noEnd: 'does not converge',
  chart: {
    title: 'Effective rate against link speed',
    xTitle: 'Link, Gbit/s',
    yTitle: 'Guest memory moved, MB/s',
    here: 'your link',
    dump: 'Dump',
    some: (n: number, all: number) => `${n} of ${all} settings that win somewhere are drawn.`,
    caption:
      'A line rises while the link is its limit and is level from where the codec or decompression is; bands are 95 % intervals.',
    setting: 'Setting',
    link: 'Link',
    rate: 'Effective rate',
    low: '95 % from',
    high: '95 % to',
    limit: 'Limit',
    time: 'Time',
  },
} as const
