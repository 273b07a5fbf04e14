/** What the command ends with. Scripts rely on these numbers; the help lists them. */
export const exitCodes = {
  done: 0,
  /** The run or its input or output failed; the reason is on stderr. */
  failed: 1,
  /** The command line itself was wrong. */
  usage: 2,
  /** A page did not come back as it went in. */
  mismatch: 3,
  /** Stopped by the user; what was done until then is printed. 128 + SIGINT, as shells have it. */
  cancelled: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
