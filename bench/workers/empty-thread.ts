/** A thread of the workqueue that does nothing with its requests: what is left is the queue itself. */
import { runThread } from '../../src/workers/thread.ts'

runThread({
  threadInit: () => ({ handle: () => undefined, threadUninit: () => undefined }),
})
