/**
 * Everything between a fresh clone and a program that can start: packages, Node 24, build. Does only
 * what is missing, says what it does, and says nothing when there is nothing to do.
 */
import { build, whyBuild } from './build.mjs'
import { install, linkOwnCommand, whyInstall } from './install.mjs'
import { alone } from './lock.mjs'
import { checkRunningNode, needNode24 } from './node24.mjs'

/** @returns the path of Node 24. */
export async function prepare({ built = true } = {}) {
  checkRunningNode()
  if (whyInstall() !== undefined || (built && whyBuild() !== undefined)) {
    await alone(async () => {
      // Asked again: another command may have done it while we waited.
      const missing = whyInstall()
      if (missing !== undefined) await install(missing)
      linkOwnCommand()
      const stale = built ? whyBuild() : undefined
      if (stale !== undefined) await build(needNode24(), stale)
    })
  }
  return needNode24()
}
