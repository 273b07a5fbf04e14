/**
 * Measures cases in turns: a round runs each of them once, every second round backwards, so that what slows
 * the machine for a while slows all of them, and a ratio is taken inside its round. Warm-up rounds are not
 * counted.
 */
import { median } from '../statistics.ts'

/** Measures once. @returns the sample: higher is better, in whatever unit the part says */
export type Measure = () => number | Promise<number>

export interface Rounds {
  /** Counted rounds, at least 1. */
  readonly repeat: number
  /** Rounds before them that only warm up. Default 1. */
  readonly warmUp?: number
  readonly cases: Readonly<Record<string, Measure>>
}

/** The samples of each case, one for each counted round. */
export class Samples {
  readonly #of: ReadonlyMap<string, readonly number[]>

  constructor(of: ReadonlyMap<string, readonly number[]>) {
    this.#of = of
  }

  /** @throws Error when there is no such case: a typing error in a part */
  of(name: string): readonly number[] {
    const samples = this.#of.get(name)
    if (samples === undefined) throw new Error(`no case is called ${name}`)
    return samples
  }

  /** Of some cases, the one whose median is highest. */
  best(names: readonly string[]): string {
    return names.reduce((best, name) =>
      median(this.of(name)) > median(this.of(best)) ? name : best,
    )
  }

  /** Of some cases, the one whose median is lowest. */
  worst(names: readonly string[]): string {
    return names.reduce((worst, name) =>
      median(this.of(name)) < median(this.of(worst)) ? name : worst,
    )
  }

  /** `ours` ÷ `theirs` round by round. @param factor of theirs, such as the 2 of two threads */
  ratios(ours: string, theirs: string, factor = 1): number[] {
    const divisors = this.of(theirs)
    return this.of(ours).map((sample, round) => sample / (factor * (divisors[round] ?? NaN)))
  }
}

/** Progress goes to stderr, where it is a terminal. */
export async function inRounds({ repeat, warmUp = 1, cases }: Rounds): Promise<Samples> {
  const names = Object.keys(cases)
  const samples = new Map<string, number[]>(names.map(name => [name, []]))
  for (let round = 0; round < warmUp + repeat; round++) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      tell(`round ${round + 1} of ${warmUp + repeat}: ${name}`)
      const sample = await (cases[name] as Measure)()
      if (round >= warmUp) samples.get(name)?.push(sample)
    }
  }
  tell('')
  return new Samples(samples)
}

function tell(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`)
}
