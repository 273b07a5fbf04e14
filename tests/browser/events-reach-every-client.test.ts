import { expect, test } from 'vitest'
import { runningEvent } from '../service/host-double.ts'
import { connect, enter, startShell } from './browser-shell.ts'

test('events come as JSON, live figures as little-endian bytes, to every tab', async () => {
  const shell = await startShell()
  const first = await enter(shell)
  const second = await enter(shell, { session: first.session })
  const words = Float64Array.of(1, 2.5, 2 ** 53, -0.1)
  shell.host.emit('run', runningEvent)
  shell.host.emit('live', words)
  for (const client of [first, second]) {
    expect(await client.next()).toEqual({ event: 'run', value: runningEvent })
    const bytes = (await client.next()) as Buffer
    expect(bytes).toHaveLength(words.byteLength)
    const read = Array.from(words, (_, i) => bytes.readDoubleLE(i * 8))
    expect(read).toEqual([...words])
  }
})

test('a client that has not greeted hears nothing', async () => {
  const shell = await startShell()
  const stranger = connect(shell)
  await new Promise(resolve => stranger.socket.on('open', resolve))
  shell.host.emit('run', runningEvent)
  stranger.socket.send('{}')
  expect(await stranger.next()).toEqual({ hello: false })
})
