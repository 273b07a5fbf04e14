/**
 * What the scripts tell the user while they work, on stderr: stdout belongs to the program that they
 * start. `Stop` ends a script with a sentence and an exit code instead of a stack.
 */
export function say(text) {
  process.stderr.write(`migrascope: ${text}\n`)
}

export class Stop extends Error {
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Says why a script ended early: a sentence where it is ours, else the stack. @returns exit code. */
export function explain(thrown) {
  say(thrown instanceof Stop ? thrown.message : (thrown?.stack ?? String(thrown)))
  return thrown instanceof Stop ? thrown.exitCode : 1
}

/** Runs a script's body; its result is the exit code. */
export async function script(body) {
  try {
    process.exitCode = await body()
  } catch (thrown) {
    process.exitCode = explain(thrown)
  }
}
