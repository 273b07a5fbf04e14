/**
 * The page maps of open dumps. A map is there once the dump's pages were counted; what a run did with each cell
 * joins it, whichever of the two came first. Goes when its dump is closed.
 */
import type { PageMap, RunCells } from '../../shared/page-map.ts'
import type { KnownDump } from './dumps.ts'

export class PageMaps {
  readonly #maps = new WeakMap<KnownDump, PageMap>()
  readonly #runs = new WeakMap<KnownDump, RunCells>()

  keep(dump: KnownDump, map: PageMap): void {
    this.#maps.set(dump, map)
  }

  /** The cells of the dump's last run. */
  keepRun(dump: KnownDump, cells: RunCells): void {
    this.#runs.set(dump, cells)
  }

  /** Null while no census was made. */
  get(dump: KnownDump): PageMap | null {
    const map = this.#maps.get(dump)
    if (!map) return null
    const run = this.#runs.get(dump) ?? null
    return { ...map, run: run?.ns.length === map.pages.length ? run : null }
  }
}
