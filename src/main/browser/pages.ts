/** Answers GET and HEAD from the fixed set of the renderer's files, and everything else with an error. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { findStaticFile, type StaticFiles } from '../service/static-files.ts'
import { securityHeaders } from './headers.ts'

/** Ends `response` with a short plain text. */
export function endWith(response: ServerResponse, status: number, text: string, host = '') {
  response.writeHead(status, {
    ...securityHeaders(host),
    'content-type': 'text/plain; charset=utf-8',
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
  })
  response.end(text + '\n')
}

export function answerPage(
  files: StaticFiles,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  host: string,
) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    endWith(response, 405, 'Only GET and HEAD here.', host)
    return
  }
  const file = findStaticFile(files, pathname)
  if (file === undefined) {
    endWith(response, 404, 'There is no such file here.', host)
    return
  }
  response.writeHead(200, {
    ...securityHeaders(host),
    'content-type': file.type,
    'content-length': file.body.length,
  })
  response.end(request.method === 'HEAD' ? undefined : file.body)
}
