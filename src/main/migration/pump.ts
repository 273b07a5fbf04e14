/**
 * The pump: the worker thread that reads dumps and submits to the workqueues. It may block, so the host's
 * thread never does. Entry file of its own build output.
 */
import { parentPort } from 'node:worker_threads'
import { toFailure } from '../../shared/failure.ts'
import { ClassCounts } from '../dump/class-counts.ts'
import { fingerprint } from '../dump/fingerprint.ts'
import { openDump } from '../dump/open.ts'
import { measureCeilings } from './ceilings.ts'
import { runCensus } from './census.ts'
import { Job } from './job.ts'
import type { FromPump, ToPump } from './pump-messages.ts'
import { Progress } from './progress.ts'

function answer(message: ToPump): Extract<FromPump, { ok: true }>['value'] {
  if (message.name === 'fingerprint') {
    const progress = new Progress(message.progress)
    return fingerprint(message.dump, () => progress.stopped)
  }
  using dump = openDump(message.dump)
  switch (message.name) {
    case 'describe':
      return { facts: dump.facts, access: dump.access }
    case 'census':
      return runCensus(
        dump,
        new ClassCounts(message.counts),
        message.threads,
        new Progress(message.progress),
      )
    case 'ceilings': {
      const progress = new Progress(message.progress)
      return measureCeilings(dump, message.tasks, () => progress.stopped)
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
