/** Whether an IPC message comes from the top frame of our own page; a frame that is gone does not count. */
export interface Sent {
  readonly senderFrame: { readonly parent: object | null; readonly origin: string } | null
}

export function isOwnPage({ senderFrame }: Sent, origin: string): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === origin
}
