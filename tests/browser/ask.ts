/** A raw HTTP request: `fetch` does not let a test choose Host, nor send an unclean path. */
import { request, type IncomingHttpHeaders } from 'node:http'
import type { Shell } from './browser-shell.ts'

export interface Answered {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface Question {
  readonly method?: string
  readonly path?: string
  readonly headers?: Record<string, string>
  readonly body?: Uint8Array | string
}

export function ask(shell: Shell, question: Question = {}): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: shell.port,
        path: question.path ?? '/',
        method: question.method ?? 'GET',
        headers: { ...question.headers },
      },
      response => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (text += chunk))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        )
      },
    )
    asked.on('error', reject)
    asked.end(question.body)
  })
}
