/**
 * `POST /upload?name=…` with `authorization: Bearer <session>`: the body is a dropped file, the answer the
 * JSON `Result<Opened>`. Only our own page with a live session gets as far as the file.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Result } from '../../shared/failure.ts'
import { settled } from '../service/door.ts'
import type { Access } from './access.ts'
import { securityHeaders } from './headers.ts'
import { endWith } from './pages.ts'
import type { Uploads } from './uploads.ts'

/** How long a refused body is still read, so that the browser gets to see the answer. */
const DRAIN_MS = 5000

const statusOf = (result: Result<unknown>) => {
  if (result.ok) return 200
  const { code } = result.failure
  return code === 'too-large' ? 413 : code === 'disk-full' ? 507 : 422
}

const bearer = (request: IncomingMessage) =>
  /^Bearer ([\w-]{1,128})$/i.exec(request.headers.authorization ?? '')?.[1]

/** `own`: the request comes from our own page. */
export async function answerUpload(
  { access, uploads }: { readonly access: Access; readonly uploads: Uploads },
  request: IncomingMessage,
  response: ServerResponse,
  { url, host, own }: { readonly url: URL; readonly host: string; readonly own: boolean },
): Promise<void> {
  const session = bearer(request)
  if (request.method !== 'POST') endWith(response, 405, 'Only POST here.', host)
  else if (!own) endWith(response, 403, 'This comes from another page.', host)
  else if (session === undefined || !access.allows(session)) {
    endWith(response, 401, 'There is no such session.', host)
  } else {
    const announced = Number(request.headers['content-length'] ?? NaN)
    const name = url.searchParams.get('name') ?? ''
    const result = await settled(() =>
      uploads.take(name, request, Number.isNaN(announced) ? undefined : announced),
    )
    if (response.destroyed) return
    response.writeHead(statusOf(result), {
      ...securityHeaders(host),
      'content-type': 'application/json; charset=utf-8',
      ...(result.ok ? {} : { connection: 'close' }),
    })
    response.end(JSON.stringify(result))
  }
  drain(request)
}

/** Reads on for a while: a connection cut while the browser still sends loses our answer. */
function drain(request: IncomingMessage) {
  if (request.complete || request.destroyed) return
  request.resume()
  const enough = setTimeout(() => request.destroy(), DRAIN_MS)
  request.once('close', () => clearTimeout(enough))
}
