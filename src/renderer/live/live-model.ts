/**
 * Everything the live views show of one run, fed by raw samples. Compression is drawn over measured time;
 * verification, which the clock leaves out, over time of its own. A sample that is not newer than the last
 * one adds nothing.
 */
import { decodeLive, type LiveFigures, type ThreadFigures } from '../../shared/live.ts'
import { HeadlineMeter, noHeadline, type Headline } from './headline.ts'
import { intervalBetween, type Totals } from './intervals.ts'
import { LiveHistory } from './live-history.ts'
import { passOf, shareOf } from './passes.ts'
import { PreemptedTime } from './preempted-time.ts'
import { TimeLeft } from './time-left.ts'

const withPreempted = (threads: readonly ThreadFigures[], time: PreemptedTime) =>
  threads.map((thread, i) => ({
    ...thread,
    preemptedNs: time.update(i, thread.busyNs, thread.cpuNs),
  }))

const worked = (figures: LiveFigures) => figures.decompress.reduce((ns, t) => ns + t.busyNs, 0)

export class LiveModel {
  figures: LiveFigures | undefined
  headline: Headline = noHeadline
  timeLeftMs: number | undefined
  compress: LiveHistory
  /** Made when the first decompression thread works. */
  decompress: LiveHistory | undefined
  readonly #meter = new HeadlineMeter()
  readonly #timeLeft = new TimeLeft()
  readonly #preempted = { compress: new PreemptedTime(), decompress: new PreemptedTime() }
  #totals: { readonly compress: Totals; readonly decompress: Totals } | undefined
  #arrivedMs = 0

  constructor(threads: number) {
    this.compress = new LiveHistory(threads)
  }

  /** Takes a sample that came at `nowMs`; true when it brought something new. */
  accept(words: Float64Array, nowMs: number): boolean {
    const now = decodeLive(words)
    const was = this.figures
    if (now === undefined || (was !== undefined && now.sequence <= was.sequence)) return false
    if (now.compress.length !== this.compress.threads) {
      this.compress = new LiveHistory(now.compress.length)
    }
    const totals = this.#totalsOf(now)
    const elapsed = now.elapsedNs - (was?.elapsedNs ?? 0)
    if (elapsed > 0) {
      this.compress.add(intervalBetween(this.#totals?.compress, totals.compress, elapsed))
    }
    this.#acceptVerification(was, now, totals.decompress, nowMs)
    this.#totals = totals
    this.headline = this.#meter.update(now)
    this.timeLeftMs = this.#timeLeft.update({ pass: passOf(now), share: shareOf(now) }, nowMs)
    this.figures = now
    this.#arrivedMs = nowMs
    return true
  }

  #totalsOf({ bytesIn, bytesOut, compress, decompress }: LiveFigures) {
    const sum = (bytes: 'bytesIn' | 'bytesOut') => decompress.reduce((all, t) => all + t[bytes], 0)
    const { compress: first, decompress: second } = this.#preempted
    return {
      compress: { bytesIn, bytesOut, threads: withPreempted(compress, first) },
      decompress: {
        ...{ bytesIn: sum('bytesIn'), bytesOut: sum('bytesOut') },
        threads: withPreempted(decompress, second),
      },
    }
  }

  #acceptVerification(
    was: LiveFigures | undefined,
    now: LiveFigures,
    totals: Totals,
    nowMs: number,
  ): void {
    if (was === undefined || now.decompress.length === 0) return
    if (now.phase !== 'verify' && worked(now) <= worked(was)) return
    if (this.decompress?.threads !== now.decompress.length) {
      this.decompress = new LiveHistory(now.decompress.length)
    }
    // The measured clock stands still meanwhile, so the time between two arrivals has to do.
    const duration = Math.max(1, (nowMs - this.#arrivedMs) * 1e6)
    this.decompress.add(intervalBetween(this.#totals?.decompress, totals, duration))
  }
}
