/** A bare worker thread: gets requests by the batch, does nothing with each and answers with as many results. */
import { parentPort } from 'node:worker_threads'

export interface MessageRequest {
  readonly page: number
  readonly pages: number
}

export interface MessageResult {
  readonly page: number
  readonly bytes: number
}

const handle = ({ page }: MessageRequest): MessageResult => ({ page, bytes: 0 })

parentPort?.on('message', (batch: readonly MessageRequest[]) => {
  parentPort?.postMessage(batch.map(handle))
})
