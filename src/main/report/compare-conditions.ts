/** What differs between the conditions of two reports, in words, and by how much the machine itself differed. */
import { median } from 'simple-statistics'
import type { Ceiling, Report } from '../../shared/report.ts'
import { formatShare } from '../../shared/units.ts'
import type { NamedReport } from './compare.ts'
import { toolNames } from './tool-name.ts'

/** A drift of the machine that is worth a word. */
const WORTH = 0.02

export interface Conditions {
  readonly words: readonly string[]
  /** Share by which rows that nothing of ours touches differ: 0 when there are none. */
  readonly drift: number
}

export function differencesOf(base: NamedReport, other: NamedReport): Conditions {
  const [a, b] = [base.report, other.report]
  const words: string[] = []
  const say = (what: string, x: string, y: string) => {
    if (x !== y) words.push(`${what} differ: ${x} (${base.name}), ${y} (${other.name})`)
  }
  say(
    'processors',
    `${a.environment.cpuModel} × ${a.environment.cpus}`,
    `${b.environment.cpuModel} × ${b.environment.cpus}`,
  )
  say('systems', system(a), system(b))
  for (const name of ['node', 'zlib', 'zstd', 'brotli']) {
    say(
      `versions of ${name}`,
      a.environment.versions[name] ?? 'none',
      b.environment.versions[name] ?? 'none',
    )
  }
  say('programs', ...toolNames(a.tool, b.tool))
  say('codecs', codecs(a), codecs(b))
  say('governors', a.environment.governor ?? 'unknown', b.environment.governor ?? 'unknown')
  for (const { name, report } of [base, other]) {
    if (report.noise?.verdict === 'noisy') {
      words.push(`${name} was measured on a noisy machine: ${report.noise.causes.join('; ')}`)
    }
    if (report.outcome !== 'done') words.push(`${name} is not whole: it was ${report.outcome}`)
  }
  if ([a, b].some(({ dumps }) => dumps.some(({ content }) => content === null))) {
    words.push('the dumps were compared by name and size: no checksum of their content is known')
  }
  const drift = driftOf(a, b)
  if (Math.abs(drift) > WORTH) {
    const how = drift > 0 ? 'faster' : 'slower'
    words.push(
      `the machine itself was ${formatShare(Math.abs(drift))} ${how} in ${other.name} (copying and scanning)`,
    )
  }
  return { words, drift: Math.abs(drift) }
}

const system = ({ environment: e }: Report) => `${e.platform} ${e.osRelease}, ${e.arch}`
const codecs = ({ points }: Report) =>
  [...new Set(points.map(({ codecVersion }) => codecVersion))].sort().join(', ')

/** Median change of the rows that run no codec. */
function driftOf(a: Report, b: Report): number {
  const changes = a.ceilings.flatMap(row => {
    const match = b.ceilings.find(other => isSame(row, other))
    const [x, y] = [row.summary?.median ?? 0, match?.summary?.median ?? 0]
    return row.kind !== 'plain-loop' && x > 0 && y > 0 ? [y / x - 1] : []
  })
  return changes.length === 0 ? 0 : median(changes)
}

const isSame = (a: Ceiling, b: Ceiling) => a.kind === b.kind && a.dump === b.dump
