/**
 * Opaque ids for paths: random, so that a page can name only what it was shown. One path keeps one id; the
 * ids shown longest ago are forgotten when there are too many.
 */
import { randomBytes } from 'node:crypto'

export interface PathIds {
  idOf(path: string): string
  pathOf(id: string): string | undefined
}

export function createPathIds(limit = 100_000): PathIds {
  const paths = new Map<string, string>()
  const ids = new Map<string, string>()
  return {
    idOf(path) {
      const id = ids.get(path) ?? randomBytes(15).toString('base64url')
      // Put back at the end: a Map keeps the order of insertion.
      ids.delete(path)
      ids.set(path, id)
      paths.set(id, path)
      if (ids.size > limit) {
        const [oldest] = ids
        if (oldest !== undefined) {
          ids.delete(oldest[0])
          paths.delete(oldest[1])
        }
      }
      return id
    },
    pathOf: id => paths.get(id),
  }
}
