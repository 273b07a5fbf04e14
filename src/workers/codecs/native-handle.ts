/**
 * The native codec beneath one of node:zlib's stream objects. Node does not document it, though its own
 * synchronous calls, pngjs and minizlib have used it since Node 11: so whoever uses it here looks first
 * whether it is there, and has another way where it is not.
 */
export interface NativeHandle {
  /** One call of the library. Reports through `onerror` and the stream's write state. */
  writeSync(
    flush: number,
    input: Uint8Array,
    inputAt: number,
    inputBytes: number,
    output: Uint8Array,
    outputAt: number,
    outputBytes: number,
  ): void
  reset(): void
  close(): void
  onerror: (message: string, errno: number, code: string) => void
}

export interface NativeStream {
  /** Whoever keeps the handle keeps its stream object, too. */
  readonly stream: object
  readonly handle: NativeHandle
  /** Bytes of output room and of input left after a write. */
  readonly left: Uint32Array
}

/** @returns undefined where this runtime's stream objects have no such handle */
export function nativeStream(stream: object = {}): NativeStream | undefined {
  const { _handle: handle, _writeState: left } = stream as {
    readonly _handle?: unknown
    readonly _writeState?: unknown
  }
  return isHandle(handle) && left instanceof Uint32Array ? { stream, handle, left } : undefined
}

function isHandle(value: unknown): value is NativeHandle {
  const { writeSync, reset, close } = (value ?? {}) as Partial<NativeHandle>
  return [writeSync, reset, close].every(method => typeof method === 'function')
}
