/**
 * The colours of exported charts and pages, after the tokens of the window's style sheet (a test compares them).
 * Series colours differ in lightness too and each has a shape of its own, so that no one needs to see colours.
 */
export interface Colours {
  readonly bg: string
  readonly panel: string
  readonly sunken: string
  readonly line: string
  readonly grid: string
  readonly text: string
  readonly text2: string
  readonly text3: string
  readonly accent: string
  readonly good: string
  readonly goodSoft: string
  readonly warn: string
  readonly warnSoft: string
  readonly series: readonly string[]
  readonly phase: Readonly<Record<'read' | 'scan' | 'submit' | 'wait' | 'drain', string>>
}

export const light: Colours = {
  bg: '#e9ecef',
  panel: '#ffffff',
  sunken: '#f4f6f7',
  line: '#d5dade',
  grid: '#e3e7ea',
  text: '#14181c',
  text2: '#46505a',
  text3: '#5b6670',
  accent: '#0a5cad',
  good: '#17693c',
  goodSoft: '#e3f3e9',
  warn: '#7a4b00',
  warnSoft: '#fdf3dc',
  series: ['#2472b4', '#b8651b', '#2a8f84', '#5a1140', '#8d83b5', '#5b6670'],
  phase: {
    read: '#d4600d',
    scan: '#2a8f84',
    submit: '#2472b4',
    wait: '#ecd48b',
    drain: '#8d83b5',
  },
}

export const dark: Colours = {
  bg: '#0d1013',
  panel: '#15191d',
  sunken: '#1b2025',
  line: '#2a3138',
  grid: '#262d33',
  text: '#e8ebee',
  text2: '#b0b9c2',
  text3: '#909ba6',
  accent: '#5aaef7',
  good: '#6ccf98',
  goodSoft: '#14291d',
  warn: '#e9b95c',
  warnSoft: '#2c2413',
  series: ['#4a9fe3', '#e39a55', '#3fb0a3', '#e06aa8', '#8f86bd', '#909ba6'],
  phase: {
    read: '#e8752a',
    scan: '#3fb0a3',
    submit: '#4a9fe3',
    wait: '#8f7c3c',
    drain: '#8f86bd',
  },
}
