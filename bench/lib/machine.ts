/** The machine that figures come from, in one line. */
import { cpus, release, totalmem, type as system } from 'node:os'

export function machineLine(): string {
  const all = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const model = all[0]?.model.trim() ?? 'unknown processor'
  const node = process.versions.node
  return `${model}, ${all.length} CPUs, ${memory} GiB, ${system()} ${release()}, Node ${node}`
}
