/** Hands `text` to the browser as a file to save. */
export function downloadText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser takes the URL over asynchronously; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
