/** Processor time of other processes, read from /proc: nanoseconds since each of their threads began. Linux only. */
import { readdirSync, readFileSync } from 'node:fs'

const text = (path: string) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Gone meanwhile.
    return ''
  }
}

/** The time of one thread; of the first thread of a process when none is named. */
export const threadNs = (pid: number, thread = pid) =>
  Number(text(`/proc/${pid}/task/${thread}/schedstat`).split(' ', 1)[0])

const names = (folder: string) => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

export const processNs = (pid: number) =>
  names(`/proc/${pid}/task`).reduce((sum, thread) => sum + threadNs(pid, Number(thread)), 0)

/** All processes that come from this one whose command line has the word. */
export function descendants(of: number, word: string): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const after = text(`/proc/${name}/stat`).split(') ').at(-1)
    if (/^\d+$/.test(name)) parents.set(Number(name), Number(after?.split(' ')[1]))
  }
  const comesFrom = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === of || comesFrom(parents.get(pid)))
  return [...parents.keys()].filter(
    pid => pid !== of && comesFrom(pid) && text(`/proc/${pid}/cmdline`).includes(word),
  )
}
