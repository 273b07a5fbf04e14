/**
 * The commit that a build is of: the last one that changed what is built from, and whether files differ from it.
 * Null with the reason where this is no checkout of git, such as an archive or a package.
 */
import { execFileSync } from 'node:child_process'
import { root } from './root.mjs'

/** What the program is built from; documents among them build nothing. */
export const inputs = [
  'src',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'tsconfig.base.json',
  'tsconfig.json',
]
const paths = [...inputs, ':(exclude,glob)**/*.md']

/** @returns {{ commit: string | null, modified: boolean | null, reason: string | null }} */
export function builtOf(folder = root) {
  const git = (...words) =>
    execFileSync('git', words, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  try {
    // Where we lie in another project's repository, its commits say nothing of us.
    git('ls-files', '--error-unmatch', 'package.json')
    const commit = git('log', '-1', '--format=%H', '--', ...paths).trim()
    if (commit === '') throw new Error('there is no commit yet')
    const modified = git('status', '--porcelain', '--', ...paths) !== ''
    return { commit, modified, reason: null }
  } catch {
    return { commit: null, modified: null, reason: 'not built in a checkout of git' }
  }
}
