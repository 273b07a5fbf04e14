/** What a kdump is, and why one is refused, in words. */
import { MigrascopeError } from '../../../shared/failure.ts'
import { formatAddress } from '../../../shared/units.ts'
import type { ByteSource } from '../source.ts'
import { methodOf } from './descriptors.ts'
import type { KdumpHeader } from './header.ts'

/** `kdump-compressed version 6, 64-bit little-endian, zlib, dump level 31, of Linux 6.1.0-56-cloud-amd64`. */
export function variantOf(header: KdumpHeader): string {
  const { version, wide, littleEndian, status, dumpLevel, system, release } = header
  const method = methodOf(status)
  const kernel = `${system} ${release}`.trim()
  return [
    `kdump-compressed version ${version}`,
    `${wide ? 64 : 32}-bit ${littleEndian ? 'little' : 'big'}-endian`,
    method ?? 'pages stored',
    `dump level ${dumpLevel}`,
    ...(kernel === '' ? [] : [`of ${kernel}`]),
  ].join(', ')
}

/** QEMU knows the machine but not the guest's kernel; nobody else writes this format. */
export const creatorOf = ({ system }: KdumpHeader): string =>
  system === '' ? 'QEMU dump-guest-memory' : 'makedumpfile'

export function onePart(
  source: ByteSource,
  { frames }: KdumpHeader,
  { start, end }: { readonly start: number; readonly end: number },
): MigrascopeError {
  const place =
    start >= end
      ? ' (an empty part)'
      : start === 0
        ? ' (the first part)'
        : end >= frames
          ? ' (the last part)'
          : ''
  const range = `${formatAddress(start)} up to ${formatAddress(end)} of ${formatAddress(frames)}`
  return new MigrascopeError(
    'bad-format',
    `${source.name} is one part of a set that makedumpfile --split wrote: it holds page frames ${range}${place}. All parts are needed: join them with makedumpfile --reassemble PART… OUT, then open OUT.`,
    {
      file: source.name,
      path: source.path,
      expected: 'a whole dump',
      found: `page frames ${range}`,
    },
  )
}

export function noPages(source: ByteSource, offset: number): MigrascopeError {
  return new MigrascopeError(
    'bad-format',
    `${source.name} is a kdump-compressed dump without a page in it: its bitmaps are empty. Dump the guest again.`,
    { file: source.name, path: source.path, offset, expected: 'pages', found: 0 },
  )
}
