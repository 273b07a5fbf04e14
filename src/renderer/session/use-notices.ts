/**
 * Notes of the system's for what ends while nobody looks. Electron's window has its shell show them; in a browser
 * the page does, and asks for leave only when the user turns them on. Whether they are wanted is remembered.
 */
import { computed, ref, type ComputedRef } from 'vue'
import type { Bridge } from '../../shared/bridge.ts'
import type { HostFacts } from '../../shared/contract.ts'
import { strings } from '../strings/index.ts'
import { useStored } from '../ui/stored.ts'
import type { Toasts } from '../ui/use-toasts.ts'

export interface Notices {
  readonly on: ComputedRef<boolean>
  /** Turns them on or off. For a press of the user's only: the browser may ask whether it may. */
  readonly toggle: () => Promise<void>
  /** Shows one if they are on. */
  readonly show: (title: string, body: string) => void
}

/** As long as the contract takes. */
const MAX_TITLE = 200
const MAX_BODY = 500

/** Not every browser has them, and none has them on a page that is not secure. */
const browsers = () => (window as Partial<Pick<typeof globalThis, 'Notification'>>).Notification

export function useNotices(
  bridge: Bridge,
  shell: () => HostFacts['shell'] | undefined,
  toasts: Toasts,
): Notices {
  const wanted = useStored('notices', ['on', 'off'] as const, 'on')
  const permission = ref(browsers()?.permission ?? 'denied')
  const may = computed(() => shell() === 'electron' || permission.value === 'granted')
  const on = computed(() => wanted.value === 'on' && may.value)

  function inBrowser(title: string, body: string) {
    const Note = browsers()
    if (Note === undefined) return
    try {
      const note = new Note(title, { body, tag: 'migrascope' })
      note.onclick = () => {
        window.focus()
        note.close()
      }
    } catch {
      // Browsers of telephones have the name and refuse to make one.
    }
  }

  return {
    on,
    async toggle() {
      if (on.value) return void (wanted.value = 'off')
      if (!may.value) permission.value = (await browsers()?.requestPermission()) ?? 'denied'
      wanted.value = 'on'
      if (!may.value) toasts.show({ text: strings.notice.blocked })
    },
    show(longTitle, longBody) {
      const [title, body] = [longTitle.slice(0, MAX_TITLE), longBody.slice(0, MAX_BODY)]
      if (!on.value) return
      if (shell() === 'electron') void bridge.notify({ title, body })
      else inBrowser(title, body)
    },
  }
}
