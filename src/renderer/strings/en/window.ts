/** English: the frame of the window: top bar, tabs, palette, shortcuts, commands. */

export const app = {
  name: 'Migrascope',
  tagline: 'Profiler for live-migration compression',
  loading: 'Starting…',
  noHost: 'Migrascope did not answer',
  retry: 'Try again',
  open: 'Open…',
  save: 'Save report',
  close: 'Close',
  dismiss: 'Dismiss',
} as const

export const exporting = {
  button: 'Export…',
  label: 'Export the report as',
  command: (format: string) => `Export: ${format}`,
  formats: {
    json: 'JSON: the report',
    csv: 'CSV: a line for each sample',
    markdown: 'Markdown: the points',
    'markdown-full': 'Markdown: with machine and method',
    'series-table': 'Text: the table of QEMU’s series',
    html: 'HTML: a page with the charts',
    bundle: 'Bundle: a zip to pass on',
  },
} as const

export const connection = {
  connecting: 'Connecting to Migrascope…',
  lost: 'The connection to Migrascope is lost.',
  retry: (seconds: number) => `Next try in ${seconds} s.`,
  refused:
    'This page needs a fresh link: open the address that Migrascope printed when it started.',
  callLost: 'The connection to Migrascope was lost before it answered. Try again once it is back.',
  runLost:
    'The connection was lost while the run went on, and it is over now. If it ended well, its report is among the recent files.',
} as const

export const tabs = {
  label: 'Views',
  live: 'Live',
  results: 'Results',
  charts: 'Charts',
  'page-map': 'Page map',
  compare: 'Compare',
  environment: 'Environment',
} as const

export const theme = {
  label: 'Colours',
  names: { system: 'As the system', light: 'Light', dark: 'Dark' },
} as const

export const language = {
  label: 'Language',
  names: { system: 'As the system', en: 'English', zh: '中文' },
} as const

export const palette = {
  button: 'Commands',
  title: 'Commands',
  hint: 'What should happen?',
  none: 'There is no such command now.',
} as const

export const help = {
  title: 'Shortcuts',
  close: 'Close',
  pointer: 'Pointer in the lanes',
  pointers: [
    ['Zoom', 'wheel; with Ctrl where lanes scroll'],
    ['Move', 'drag; wheel with Shift'],
    ['Choose a range', 'drag with Shift'],
    ['Show all', 'double click'],
    ['Keep a thread at the top', 'click its number'],
  ] as const,
} as const

export const keys = { Escape: 'Esc', '-': '−', Space: 'Space' }

export const commands = {
  groups: {
    files: 'File',
    measure: 'Measure',
    views: 'View',
    timeline: 'Timeline',
    window: 'Window',
  },
  names: {
    open: 'Open a dump or a report…',
    'open-sample': 'Open the built-in sample',
    save: 'Save the report',
    close: 'Close what is open',
    run: 'Start the run or sweep',
    cancel: 'Cancel, and keep what is done',
    'mode-run': 'Measure one run',
    'mode-sweep': 'Measure a sweep',
    freeze: 'Freeze or resume the picture',
    'zoom-in': 'Zoom in',
    'zoom-out': 'Zoom out',
    'pan-left': 'Move back in time',
    'pan-right': 'Move on in time',
    'zoom-all': 'Show all of the time',
    range: 'Take what is shown as the range, or clear it',
    palette: 'Commands',
    help: 'Shortcuts',
    log: 'Show or hide the log',
    notices: 'Notify when it ends, or not',
    'theme-system': 'Colours as the system has them',
    'theme-light': 'Light colours',
    'theme-dark': 'Dark colours',
    'language-system': 'Language as the system has it',
    'language-en': 'Language: English',
    'language-zh': 'Language: 中文 (Chinese)',
  },
} as const

export const shell = { electron: 'its own window', browser: 'the browser' }
