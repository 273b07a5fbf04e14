/**
 * The pump: the worker thread that reads dumps and submits to the workqueues. It may block, so the host's
 * thread never does. Entry file of its own build output.
 */
import { parentPort } from 'node:worker_threads'
import { toFailure } from '../../shared/failure.ts'
import type { Census } from '../../shared/dump-facts.ts'
import { takeCensus } from '../dump/census.ts'
import type { Dump } from '../dump/dump.ts'
import { openDump } from '../dump/open.ts'
import { Job } from './job.ts'
import type { FromPump, ToPump } from './pump-messages.ts'
import { Progress } from './progress.ts'

/** An inventory that takes its time is the first half of the work. */
function census(dump: Dump, progress: Progress): Census {
  const { guestBytes } = dump.facts
  const isCancelled = () => progress.stopped
  let before = 0
  progress.set('goalBytes', guestBytes)
  const inventory = dump.inventory({
    isCancelled,
    onProgress: share => {
      before = guestBytes
      progress.set('goalBytes', 2 * guestBytes)
      progress.set('doneBytes', share * guestBytes)
    },
  })
  progress.set('goalBytes', before + inventory.total * dump.facts.pageSize)
  const onProgress = (doneBytes: number) => {
    progress.set('doneBytes', before + doneBytes)
  }
  return { ...inventory, ...takeCensus(dump, { onProgress, isCancelled }) }
}

function answer(message: ToPump): Extract<FromPump, { ok: true }>['value'] {
  using dump = openDump(message.dump)
  switch (message.name) {
    case 'describe':
      return dump.facts
    case 'census':
      return census(dump, new Progress(message.progress))
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
