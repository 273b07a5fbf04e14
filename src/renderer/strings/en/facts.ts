/** English: what is known of a dump. */
import { ADDRESS_UNKNOWN } from '../../../shared/facts-text.ts'
import { plural } from './plural.ts'

export const facts = {
  title: 'Dump',
  dump: 'Dump of the report',
  format: 'Format',
  creator: 'Written by',
  machine: 'Machine',
  notRecorded: 'not recorded',
  sample: 'built-in sample guest, made from a seed',
  fileSize: 'File size',
  noFile: 'no file',
  pageSize: 'Page size',
  guest: 'Guest memory',
  pages: 'Pages',
  zero: 'Zero pages',
  excluded: 'Excluded',
  missing: 'Missing',
  repeated: 'Sent again',
  passes: 'Passes',
  compression: 'In the file',
  counting: 'counting…',
  notCounted: 'not counted',
  count: 'Count',
  countingLabel: 'Zero pages counted so far',
  blocks: (n: number) => `${n} ${plural(n, 'block', 'blocks')}`,
  inFile: (method: string, pages: string, size: string, rate: string) =>
    `${method}, ${pages} pages in ${size}, rate ${rate}`,
  addressUnknown: ADDRESS_UNKNOWN,
  block: 'Block',
  first: 'First',
  last: 'Last',
  size: 'Size',
  warnings: (n: number) => `${n} ${plural(n, 'warning', 'warnings')}`,
} as const
