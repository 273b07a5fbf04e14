/**
 * CPUs' worth of time that the cgroups of this process allow: the least of its own and all above it. Version 2
 * (Documentation/admin-guide/cgroup-v2.rst: `cpu.max` has quota and period in microseconds, or `max`), and version 1
 * (scheduler/sched-bwc.rst: `cpu.cfs_quota_us` of −1 is none).
 */
import { dirname, join } from 'node:path/posix'
import type { Tree } from './tree.ts'

const ROOT = 'sys/fs/cgroup'

/** @returns Infinity where no limit is set @throws Error where no cgroup shows itself */
export function cgroupQuota(tree: Tree): number {
  const isFirst = tree.has(`${ROOT}/cpu/tasks`)
  const [root, quota] = isFirst ? [join(ROOT, 'cpu'), firstQuota] : [ROOT, secondQuota]
  const sure = isFirst ? `${ROOT}/cpu/tasks` : `${ROOT}/cgroup.controllers`
  // A root group has no limit and no file of one; a container sees its own group as the root.
  if (!tree.has(sure)) return quota(tree, root)
  const limits = groups(tree, isFirst ? 'cpu' : '')
    .map(group => join(root, group))
    .map(folder => (tree.has(join(folder, limitFile(isFirst))) ? quota(tree, folder) : Infinity))
  return Math.min(...limits)
}

const limitFile = (isFirst: boolean) => (isFirst ? 'cpu.cfs_quota_us' : 'cpu.max')

function secondQuota(tree: Tree, folder: string): number {
  const [quota, period] = tree.text(join(folder, limitFile(false))).split(' ')
  return quota === 'max' ? Infinity : Number(quota) / Number(period)
}

function firstQuota(tree: Tree, folder: string): number {
  const quota = tree.number(join(folder, limitFile(true)))
  return quota < 0 ? Infinity : quota / tree.number(join(folder, 'cpu.cfs_period_us'))
}

/**
 * Our group and those above it, as paths below the root: `/a/b`, `/a`, `/`.
 * @param controller of version 1, empty for version 2
 */
function groups(tree: Tree, controller: string): string[] {
  const own = tree.has('proc/self/cgroup') ? tree.text('proc/self/cgroup') : ''
  const lines = [...own.matchAll(/^\d+:([^:]*):(\/.*)$/gm)]
  const found: string[] = []
  // One outside of what a container sees begins with `/..`, and joins to a folder that has no limit's file.
  let path = lines.find(([, names = '']) => names.split(',').includes(controller))?.[2] ?? '/'
  while (path !== '/') {
    found.push(path)
    path = dirname(path)
  }
  return [...found, '/']
}
