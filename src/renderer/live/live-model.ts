/**
 * Everything the live views show of one run, fed by raw samples. Compression is drawn over measured time;
 * verification, which the clock leaves out, over time of its own. A sample that is not newer than the last
 * one adds nothing.
 */
import { decodeLive, type LiveFigures } from '../../shared/live.ts'
import { HeadlineMeter, noHeadline, type Headline } from './headline.ts'
import { intervalBetween, type Totals } from './intervals.ts'
import { LiveHistory } from './live-history.ts'
import { passOf, shareOf } from './passes.ts'
import { TimeLeft } from './time-left.ts'

const compressTotals = (figures: LiveFigures): Totals => ({
  bytesIn: figures.bytesIn,
  bytesOut: figures.bytesOut,
  threads: figures.compress,
})

const verifyTotals = (figures: LiveFigures): Totals => ({
  bytesIn: figures.decompress.reduce((total, thread) => total + thread.bytesIn, 0),
  bytesOut: figures.decompress.reduce((total, thread) => total + thread.bytesOut, 0),
  threads: figures.decompress,
})

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
    const elapsed = now.elapsedNs - (was?.elapsedNs ?? 0)
    if (elapsed > 0) {
      const before = was === undefined ? undefined : compressTotals(was)
      this.compress.add(intervalBetween(before, compressTotals(now), elapsed))
    }
    this.#acceptVerification(was, now, nowMs)
    this.headline = this.#meter.update(now)
    this.timeLeftMs = this.#timeLeft.update({ pass: passOf(now), share: shareOf(now) }, nowMs)
    this.figures = now
    this.#arrivedMs = nowMs
    return true
  }

  #acceptVerification(was: LiveFigures | undefined, now: LiveFigures, nowMs: number): void {
    if (was === undefined || now.decompress.length === 0) return
    if (now.phase !== 'verify' && worked(now) <= worked(was)) return
    if (this.decompress?.threads !== now.decompress.length) {
      this.decompress = new LiveHistory(now.decompress.length)
    }
    // The measured clock stands still meanwhile, so the time between two arrivals has to do.
    const duration = Math.max(1, (nowMs - this.#arrivedMs) * 1e6)
    this.decompress.add(intervalBetween(verifyTotals(was), verifyTotals(now), duration))
  }
}
