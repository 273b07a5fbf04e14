/** Programs of the system that figures are compared with. Whoever lacks one is told, and the rest is measured. */
import { spawnSync } from 'node:child_process'

/** The first line a program says with `--version`, undefined where there is no such program. */
export function programVersion(name: string): string | undefined {
  const { status, stdout } = spawnSync(name, ['--version'], { encoding: 'utf8' })
  return status === 0 ? stdout.split('\n', 1)[0]?.trim() : undefined
}
