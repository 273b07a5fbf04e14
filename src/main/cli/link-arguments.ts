/** The words about a link, the same for every command that has figures: which link, how busy a guest, how still. */
import {
  DEFAULT_DOWNTIME_LIMIT,
  type LinkQuestion,
  MAX_DOWNTIME_LIMIT,
} from '../../shared/plan/link.ts'
import { parseDirtyRate, parseLinkSpeed, parseTime } from '../../shared/plan/link-text.ts'
import type { Option, Parsed } from './options.ts'
import { percent } from './percent.ts'
import { UsageError } from './usage-error.ts'

export const linkOptions: readonly Option[] = [
  {
    name: 'link',
    value: 'SPEED',
    help: 'also say which setting moves the guest fastest over a link of this speed: 10Gbit/s, 25G, 1250MB/s (10^9 bits to the Gbit; B is bytes, as in max-bandwidth)',
  },
  {
    name: 'link-efficiency',
    value: 'PERCENT',
    help: 'the share of --link that arrives as migration data, 94% of TCP over Ethernet with frames of 1500; default 100%',
  },
  {
    name: 'rtt',
    value: 'TIME',
    help: 'round trip of --link, up to 60s: 0.5ms, 80us; default 0. It is part of the downtime',
  },
  {
    name: 'dirty-rate',
    value: 'RATE',
    help: 'with --link: memory that the guest writes anew, 200MB/s or 50000pages/s (QEMU: dirty-pages-rate): says whether pre-copy converges, in how many iterations, and how long it takes',
  },
  {
    name: 'downtime-limit',
    value: 'TIME',
    help: `with --dirty-rate: how long the guest may stand still, up to ${MAX_DOWNTIME_LIMIT}s: 300ms, 1s; default ${DEFAULT_DOWNTIME_LIMIT * 1000}ms, as QEMU's`,
  },
]

/** What the help of a command says of it. */
export const linkNotes = `With --link the slowest of compressing, sending and decompressing (where it was measured) sets the
pace: effective rate = min(throughput, link ÷ bytes sent per guest byte, decompression), zero pages
and QEMU's headers counted. It is reckoned: the three are taken to overlap, the other machine to be
as fast as this one, the link to be free. With --dirty-rate pages written anew are taken to compress
like the average. Lift QEMU's max-bandwidth, too: its default is 128 MiB/s.`

/** Null without `--link`. @throws UsageError */
export function readLinkQuestion({ value }: Parsed): LinkQuestion | null {
  const speed = value('link')
  if (speed === undefined) {
    const lone = linkOptions.find(({ name }) => value(name) !== undefined)
    if (lone === undefined) return null
    throw new UsageError(`--${lone.name} goes with --link SPEED`)
  }
  const bitsPerSecond = parseLinkSpeed(speed)
  if (bitsPerSecond === undefined) {
    throw new UsageError(
      `--link is a speed with its unit, such as 10Gbit/s, 25G or 1250MB/s, from 1 kbit/s to 100 Tbit/s, not '${speed}'`,
    )
  }
  const efficiency = percent('link-efficiency', value('link-efficiency'), 1)
  if (efficiency < 0.01) throw new UsageError('--link-efficiency is 1% to 100%')
  const dirty = value('dirty-rate')
  const dirtyRate = dirty === undefined ? null : parseDirtyRate(dirty)
  if (dirtyRate === undefined) {
    throw new UsageError(
      `--dirty-rate is a rate with its unit, such as 200MB/s or 50000pages/s, not '${dirty ?? ''}'`,
    )
  }
  if (dirtyRate === null && value('downtime-limit') !== undefined) {
    throw new UsageError('--downtime-limit goes with --dirty-rate RATE')
  }
  return {
    link: { bitsPerSecond, efficiency, rtt: time('rtt', value('rtt'), 0, 60) },
    dirtyRate,
    downtimeLimit: time(
      'downtime-limit',
      value('downtime-limit'),
      DEFAULT_DOWNTIME_LIMIT,
      MAX_DOWNTIME_LIMIT,
    ),
  }
}

function time(option: string, text: string | undefined, otherwise: number, most: number): number {
  if (text === undefined) return otherwise
  const seconds = parseTime(text)
  if (seconds !== undefined && seconds <= most) return seconds
  throw new UsageError(
    `--${option} is a time up to ${most}s with its unit, such as 300ms or 1s, not '${text}'`,
  )
}
