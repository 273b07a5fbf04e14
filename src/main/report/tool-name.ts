/** Which program measured, as reports are compared by: `migrascope 0.1.0`, with its commit where that is known. */
import type { Tool } from '../../shared/report.ts'

/** Digits of a commit that tell it apart for people. */
const SHORT = 12

/** @param withCommit of both programs, or of neither: one that is not known differs from none */
export function toolName({ name, version, build }: Tool, withCommit: boolean): string {
  const commit = build?.commit ?? null
  if (!withCommit || commit === null) return `${name} ${version}`
  return `${name} ${version} (${commit.slice(0, SHORT)}${build?.modified === true ? ', modified' : ''})`
}

/** Both names, alike when nothing that is known differs. */
export function toolNames(a: Tool, b: Tool): readonly [string, string] {
  const areKnown = [a, b].every(({ build }) => (build?.commit ?? null) !== null)
  return [toolName(a, areKnown), toolName(b, areKnown)]
}
