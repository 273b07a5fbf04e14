/**
 * Listens on a unix socket and throws away what arrives on any connection, in a process of its own, until its parent
 * is gone. Says when it listens, and what it has taken whenever it is asked.
 */
import { createServer } from 'node:net'

export interface Discarded {
  /** Since it was asked last. */
  readonly bytes: number
  /** Processor time of this process since then, milliseconds. */
  readonly cpuMs: number
}

const [path = ''] = process.argv.slice(2)
let bytes = 0
let cpu = process.cpuUsage()

const server = createServer(socket => {
  socket.on('data', chunk => {
    bytes += chunk.length
  })
  // QEMU closes as it likes.
  socket.on('error', () => undefined)
})
server.listen(path, () => process.send?.('listening'))
process.on('message', () => {
  const { user, system } = process.cpuUsage(cpu)
  process.send?.({ bytes, cpuMs: (user + system) / 1000 } satisfies Discarded)
  bytes = 0
  cpu = process.cpuUsage()
})
process.on('disconnect', () => process.exit())
