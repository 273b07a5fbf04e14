/**
 * What a command may do to the outside: write, know where it writes to, and hear Ctrl-C. Commands get
 * this instead of `process`, so that tests can give them another.
 */
export interface Output {
  write(text: string): void
  /** True where a person watches and a line can be written over. */
  readonly live: boolean
  /** True where colours are wanted (a terminal, and NO_COLOR not set). */
  readonly colour: boolean
  readonly columns: number
}

export interface Terminal {
  readonly stdout: Output
  readonly stderr: Output
  /** Where relative paths start. */
  readonly folder: string
  /** Milliseconds, monotonic. */
  now(): number
  /** Calls `listener` at Ctrl-C until the returned function is called. */
  onInterrupt(listener: () => void): () => void
}

export const bold = (output: Output, text: string) =>
  output.colour ? `\u001b[1m${text}\u001b[22m` : text
export const dim = (output: Output, text: string) =>
  output.colour ? `\u001b[2m${text}\u001b[22m` : text
