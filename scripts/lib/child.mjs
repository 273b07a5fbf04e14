/**
 * Child processes. Signals that reach a script reach its child, so that Ctrl-C ends the whole tree, and
 * the exit code of the child becomes the script's.
 */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** 128 + the signal's number, as shells say it. */
export const codeOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0)

/**
 * Starts a command and waits for its end.
 * @param options those of `spawn`; `onOutput` gets the text of piped streams, `limitMs` ends the command
 *   when it takes longer.
 * @returns exit code, and the signal that a user sent to us meanwhile.
 */
export function run(command, args, { onOutput, limitMs, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', windowsHide: true, ...options })
    const limit = limitMs === undefined ? undefined : setTimeout(() => child.kill(), limitMs)
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', text => onOutput?.(text))
    }
    let received
    const forward = signal => {
      received = signal
      child.kill(signal)
    }
    const settle = () => {
      clearTimeout(limit)
      for (const signal of forwarded) process.off(signal, forward)
    }
    for (const signal of forwarded) process.on(signal, forward)
    child.once('error', error => {
      settle()
      reject(error)
    })
    child.once('close', (code, signal) => {
      settle()
      resolve({ code: codeOf(code, signal), received })
    })
  })
}
