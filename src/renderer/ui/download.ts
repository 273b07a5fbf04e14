/** Hands files to the browser to save. */
export function downloadText(name: string, text: string, type = 'application/json'): void {
  downloadBlob(name, new Blob([text], { type }))
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
