/** Moves the focus among the buttons of a list by arrow keys, Home and End; false for any other key. */
export function moveFocus(list: HTMLElement | undefined, key: string): boolean {
  const buttons = [...(list?.querySelectorAll('button') ?? [])]
  const at = buttons.findIndex(button => button === document.activeElement)
  const next = nextIndex(key, at, buttons.length)
  if (next === undefined) return false
  buttons[next]?.focus()
  return true
}

function nextIndex(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, at + 1)
    case 'ArrowUp':
      return Math.max(0, at - 1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
