/** English: the start screen and the file picker. */
import { plural } from './plural.ts'

export const start = {
  title: 'Open a memory dump',
  drop: 'Drop a dump or a report anywhere in this window',
  formats:
    'Raw memory, ELF core, kdump, QEMU migration stream, libvirt save image, LiME, AVML, Windows crash dump',
  open: 'Open…',
  openReport: 'Open a saved report…',
  sampleTitle: 'Open the built-in sample',
  sampleText: '64 MiB guest, made from a seed. Nothing to download, runs at once.',
  recent: 'Recent',
  noRecent: 'Files you open and reports of finished runs appear here.',
  opening: (name: string) => `Opening ${name}…`,
  openingAny: 'Opening…',
  sampleName: 'the built-in sample',
  removeRecent: (name: string) => `Remove ${name} from the recent files`,
  removed: (name: string) => `Removed ${name} from the recent files.`,
  undo: 'Undo',
  kind: { dump: 'Dump', report: 'Report' },
  dropHere: 'Drop to open',
  runFirst: 'A run is on. Cancel it or let it end before you open another file.',
  noReport: (name: string) => `${name} is no report, nor a bundle of one.`,
  reportTooLarge: (limit: string) => `A report is at most ${limit}; this file is larger.`,
} as const

export const picker = {
  title: 'Open a file',
  up: 'Folder above',
  name: 'Name',
  size: 'Size',
  folder: 'folder',
  empty: 'This folder is empty.',
  cut: 'The folder holds more than is listed here.',
  cancel: 'Cancel',
  help: 'Arrow keys move, Enter opens, Backspace goes up.',
} as const

export const recovered = {
  title: 'Not finished',
  why: 'Migrascope ended in the middle of these; what was measured is kept.',
  kind: { run: 'Run', sweep: 'Sweep' },
  samples: (n: number) => `${n} ${plural(n, 'sample', 'samples')}`,
  open: 'Open as report',
  resume: 'Go on',
  forget: 'Forget',
  forgotten: (title: string) => `Forgot ${title}.`,
} as const
