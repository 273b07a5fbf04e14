/** A file dropped anywhere on the window; `over` is true while one hangs above it. */
import { onScopeDispose, ref, type Ref } from 'vue'

export function useDrop(dropped: (file: File) => void): Readonly<Ref<boolean>> {
  const over = ref(false)
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
  const handlers = {
    dragover: (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      over.value = true
    },
    dragleave: (event: DragEvent) => {
      // Only leaving the window has nothing to go to.
      if (event.relatedTarget === null) over.value = false
    },
    drop: (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      over.value = false
      const file = event.dataTransfer?.files[0]
      if (file !== undefined) dropped(file)
    },
  } as const
  for (const name of ['dragover', 'dragleave', 'drop'] as const) {
    window.addEventListener(name, handlers[name])
    onScopeDispose(() => window.removeEventListener(name, handlers[name]))
  }
  return over
}
