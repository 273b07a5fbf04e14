/** Files under a root, `/` or a test's; all throw where there is no such file. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export class Tree {
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  text(path: string): string {
    return readFileSync(join(this.#root, path), 'utf8').trim()
  }

  /** @throws Error when it begins with no number */
  number(path: string): number {
    const value = Number.parseFloat(this.text(path))
    if (!Number.isFinite(value)) throw new Error(`${path} holds no number`)
    return value
  }

  names(path: string, pattern: RegExp): string[] {
    return readdirSync(join(this.#root, path)).filter(name => pattern.test(name))
  }

  has(path: string): boolean {
    return existsSync(join(this.#root, path))
  }
}
