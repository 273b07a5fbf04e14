import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { fileError } from '../../src/main/browser/file-error.ts'
import { createUploads } from '../../src/main/browser/uploads.ts'
import { createHostDouble } from '../service/host-double.ts'
import { temporaryFolder } from './browser-shell.ts'

test('what fails while a file is taken in removes its half and keeps the stream open', async () => {
  const parent = await temporaryFolder()
  const host = createHostDouble()
  await using uploads = createUploads({ host, maxBytes: 10, parent })
  // A disk cannot be filled here, so the limit stands for what ends the writing half-way.
  const body = Readable.from([Buffer.alloc(8), Buffer.alloc(8), Buffer.alloc(8)])
  await expect(uploads.take('a.raw', body, undefined)).rejects.toMatchObject({ code: 'too-large' })
  expect(body.destroyed).toBe(false)
  const [folder = ''] = await readdir(parent)
  expect(await readdir(join(parent, folder))).toEqual([])
  expect(host.calls).toEqual([])
})

test.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EACCES', 'no-permission'],
  ['ENOENT', 'file-not-found'],
  ['EIO', 'io'],
])('%s is %s in the words of the contract', (errno, code) => {
  const thrown = Object.assign(new Error(`${errno}: /secret/place`), { code: errno })
  const error = fileError(thrown, 'guest.raw')
  expect(error).toMatchObject({ code, details: { file: 'guest.raw', errno } })
  expect(error.message).toMatch(/^guest\.raw: /)
  expect(error.message).not.toContain('/secret')
})
