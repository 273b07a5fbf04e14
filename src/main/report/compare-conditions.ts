/** What differs between the conditions of two reports, in words, and by how much the machine itself differed. */
import type { Ceiling, Report } from '../../shared/report.ts'
import { formatShare } from '../../shared/units.ts'
import { upperRankP, upperShift } from '../statistics/upper-rank.ts'
import type { NamedReport } from './compare.ts'
import { toolNames } from './tool-name.ts'

/** A drift of the machine that is worth a word. */
const WORTH = 0.02
const ALPHA = 0.05

export interface Conditions {
  readonly words: readonly string[]
  /**
   * Share by which the machine itself was faster in the other: by how much all rows that run no codec moved the same
   * way, the least of them. 0 when there are none, when one did not move for sure, or when they disagree.
   */
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
  return { words, drift }
}

const system = ({ environment: e }: Report) => `${e.platform} ${e.osRelease}, ${e.arch}`
const codecs = ({ points }: Report) =>
  [...new Set(points.map(({ codecVersion }) => codecVersion))].sort().join(', ')

function driftOf(a: Report, b: Report): number {
  const changes = a.ceilings.flatMap(row => {
    const match = b.ceilings.find(other => isSame(row, other))
    return row.kind === 'plain-loop' || !match ? [] : [changeOf(row.samples, match.samples)]
  })
  const [first = 0, ...others] = changes
  if (!others.every(change => Math.sign(change) === Math.sign(first))) return 0
  return changes.reduce(
    (least, change) => (Math.abs(change) < Math.abs(least) ? change : least),
    first,
  )
}

/** 0 where the ranks show none. */
function changeOf(a: readonly number[], b: readonly number[]): number {
  const isKnown = a.length > 0 && b.length > 0 && [...a, ...b].every(speed => speed > 0)
  if (!isKnown || upperRankP(a, b) >= ALPHA) return 0
  return Math.exp(upperShift(a.map(Math.log), b.map(Math.log)).estimate) - 1
}

const isSame = (a: Ceiling, b: Ceiling) => a.kind === b.kind && a.dump === b.dump
