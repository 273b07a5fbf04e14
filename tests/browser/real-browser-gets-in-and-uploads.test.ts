import { expect, test } from 'vitest'
import { openedDump } from '../service/host-double.ts'
import { startShell } from './browser-shell.ts'
import { openPage } from './real-browser.ts'

/** What the page's client does, in short: greet by WebSocket, then upload as the session. */
async function greetAndUpload(sizes: number[]) {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  const socket = new WebSocket(`ws://${location.host}/socket`)
  const session = await new Promise<string>((resolve, reject) => {
    socket.onopen = () => socket.send(JSON.stringify({ token }))
    socket.onmessage = event =>
      resolve((JSON.parse(String(event.data)) as { session: string }).session)
    socket.onclose = () => reject(new Error('closed'))
  })
  const answers: unknown[] = []
  for (const size of sizes) {
    const answer = await fetch('/upload?name=guest.raw', {
      method: 'POST',
      headers: { authorization: `Bearer ${session}` },
      body: new File([new Uint8Array(size)], 'guest.raw'),
    })
    answers.push([answer.status, await answer.json()])
  }
  return answers
}

test.each(['127.0.0.1', 'localhost'])('Chromium, under the name %s', async name => {
  const shell = await startShell({ maxUploadBytes: 1024 * 1024 })
  const page = await openPage(`http://${name}:${shell.port}/#token=${shell.token}`)
  // The third is answered before it is sent whole.
  const sizes = [0, 1024 * 1024, 24 * 1024 * 1024]
  expect(await page.evaluate(greetAndUpload, sizes)).toMatchObject([
    [200, { ok: true, value: openedDump }],
    [200, { ok: true, value: openedDump }],
    [413, { ok: false, failure: { code: 'too-large' } }],
  ])
})
