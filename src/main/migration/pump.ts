/**
 * The pump: the worker thread that reads dumps and submits to the workqueues. It may block, so the host's
 * thread never does. Entry file of its own build output.
 */
import { parentPort } from 'node:worker_threads'
import { toFailure } from '../../shared/failure.ts'
import { takeCensus } from '../dump/census.ts'
import { openDump } from '../dump/open.ts'
import { Job } from './job.ts'
import type { FromPump, ToPump } from './pump-messages.ts'
import { Progress } from './progress.ts'

function answer(message: ToPump): Extract<FromPump, { ok: true }>['value'] {
  using dump = openDump(message.dump)
  switch (message.name) {
    case 'describe':
      return dump.facts
    case 'census': {
      const progress = new Progress(message.progress)
      progress.set('goalBytes', dump.facts.guestBytes)
      return takeCensus(dump, {
        onProgress: doneBytes => {
          progress.set('doneBytes', doneBytes)
        },
        isCancelled: () => progress.stopped,
      })
    }
    case 'job':
      return new Job(dump, message.job, new Progress(message.progress)).run()
    default:
      message satisfies never
      throw new Error('unknown request')
  }
}

parentPort?.on('message', (message: ToPump) => {
  let reply: FromPump
  try {
    reply = { ok: true, value: answer(message) }
  } catch (thrown) {
    reply = { ok: false, failure: toFailure(thrown) }
  }
  parentPort?.postMessage(reply)
})
