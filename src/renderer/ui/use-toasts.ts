/**
 * Short notes at the foot of the window, each gone after a while. One may carry an action; `onGone` runs
 * exactly once when the note leaves without the action having been taken.
 */
import { ref, type Ref } from 'vue'

export interface Toast {
  readonly id: number
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
  readonly onGone?: () => void
}

const STAY_MS = 6000

export interface Toasts {
  readonly toasts: Readonly<Ref<readonly Toast[]>>
  readonly show: (toast: Omit<Toast, 'id'>) => void
  readonly act: (id: number) => void
  readonly dismiss: (id: number) => void
  /** Everything that waits for a note to go happens now: the page is about to close. */
  readonly flush: () => void
}

export function useToasts(): Toasts {
  const toasts = ref<readonly Toast[]>([])
  let nextId = 1

  function take(id: number): Toast | undefined {
    const toast = toasts.value.find(candidate => candidate.id === id)
    toasts.value = toasts.value.filter(candidate => candidate.id !== id)
    return toast
  }
  const dismiss = (id: number) => take(id)?.onGone?.()

  return {
    toasts,
    dismiss,
    show(toast) {
      const id = nextId++
      toasts.value = [...toasts.value, { ...toast, id }]
      setTimeout(() => dismiss(id), STAY_MS)
    },
    act: id => take(id)?.action?.run(),
    flush() {
      for (const toast of toasts.value) dismiss(toast.id)
    },
  }
}
