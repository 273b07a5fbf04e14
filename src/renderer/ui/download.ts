/** Hands files to the browser to save. */
export function downloadText(name: string, text: string, type = 'application/json'): void {
  downloadBlob(name, new Blob([text], { type }))
}

/** What is no text, as base64. */
export function downloadBase64(name: string, content: string, type: string): void {
  const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0))
  downloadBlob(name, new Blob([bytes], { type }))
}

export function downloadBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser takes the URL over asynchronously; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
