/** Every word of the window in Simplified Chinese; digits and Latin words stand apart from Chinese ones by a space. */
import type { english } from '../en/index.ts'
import type { Words } from '../words.ts'
import { charts } from './charts.ts'
import { compareTab, compare } from './compare.ts'
import { facts } from './facts.ts'
import { failure } from './failure.ts'
import { link } from './link.ts'
import { pass, live, range, state, band, threads } from './live.ts'
import { log } from './log.ts'
import { machine } from './machine.ts'
import { notice } from './notice.ts'
import { pageMap } from './page-map.ts'
import { result } from './result.ts'
import { run, outcome } from './run.ts'
import { start, picker, recovered } from './start.ts'
import { sweep, soFar, sweepResult } from './sweep.ts'
import { table } from './table.ts'
import {
  app,
  exporting,
  connection,
  tabs,
  theme,
  language,
  palette,
  help,
  keys,
  commands,
  shell,
} from './window.ts'

export const chinese: Words<typeof english> = {
  app,
  exporting,
  connection,
  start,
  picker,
  facts,
  run,
  outcome,
  sweep,
  soFar,
  sweepResult,
  recovered,
  compareTab,
  tabs,
  theme,
  language,
  palette,
  help,
  keys,
  commands,
  shell,
  log,
  notice,
  pass,
  live,
  range,
  state,
  band,
  threads,
  result,
  table,
  pageMap,
  charts,
  link,
  compare,
  machine,
  failure,
}
