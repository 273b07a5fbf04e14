/** How the built command line is started, whoever starts it. */
import { inRoot } from './root.mjs'

/**
 * Node makes each worker thread's heap from a snapshot of its own start, which costs 3 MB a thread more than to begin
 * without: 64 threads take 843 MB instead of 1018. It can only be said to a new process.
 */
const flags = ['--no-node-snapshot']

/** Words after `node` for the command line with these of its own. */
export const programWords = (...words) => [...flags, inRoot('out/main/cli.js'), ...words]
