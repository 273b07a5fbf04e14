/** What the command ends with. Scripts rely on these numbers; `migrascope help exit-codes` lists them. */
export const exitCodes = {
  done: 0,
  /** The run or its input or output failed; the reason is on stderr. */
  failed: 1,
  /** The command line itself was wrong. */
  usage: 2,
  /** A page did not come back as it went in. */
  mismatch: 3,
  /** A comparison found a point that is slower. */
  slower: 4,
  /** Stopped by the user; what was done until then is printed. 128 + SIGINT, as shells have it. */
  cancelled: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** What each says, for the help. */
export const exitMeanings: Readonly<Record<ExitCode, string>> = {
  [exitCodes.done]: 'done',
  [exitCodes.failed]:
    'the run, its input or its output failed, or a report is damaged; stderr says why',
  [exitCodes.usage]: 'the command line was wrong',
  [exitCodes.mismatch]: 'verification found a page that did not come back as it went in',
  [exitCodes.slower]: 'report compare found a point that is slower than in the base',
  [exitCodes.cancelled]: 'stopped with Ctrl-C; what was done until then is printed',
}
