/**
 * Mounts the whole window on a fake bridge under fake timers. `advance` lets simulated time pass and what
 * waits for it settle; `byId` finds elements by their test id, in the window or in its dialogs.
 */
import { flushPromises, mount, type DOMWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, vi } from 'vitest'
import { shallowRef } from 'vue'
import type { Connection } from '../../src/renderer/bridge/connection.ts'
import App from '../../src/renderer/App.vue'
import { createFakeBridge, type FakeBridge, type FakeOptions } from './fake-bridge.ts'

export interface MountedApp {
  readonly fake: FakeBridge
  readonly connection: { value: Connection }
  readonly byId: (id: string) => DOMWrapper<Element>
  readonly all: (id: string) => DOMWrapper<Element>[]
  readonly click: (id: string) => Promise<void>
  readonly press: (key: string, ctrlKey?: boolean) => Promise<void>
  readonly advance: (ms: number) => Promise<void>
  /** The raw number that a figure carries. */
  readonly figure: (name: string) => number
}

const open: (() => void)[] = []

export function useFakeWindow(): void {
  beforeEach(() => {
    vi.useFakeTimers()
    window.localStorage.clear()
  })
  afterEach(() => {
    for (const unmount of open.splice(0)) unmount()
    vi.useRealTimers()
  })
}

export async function mountApp(options: FakeOptions = {}): Promise<MountedApp> {
  const fake = createFakeBridge(options)
  const connection = shallowRef<Connection>({ state: 'connected' })
  const app = mount(App, { props: { bridge: fake.bridge, connection }, attachTo: document.body })
  open.push(() => app.unmount())
  await flushPromises()
  const byId = (id: string) => app.find(`[data-testid="${id}"]`)
  return {
    fake,
    connection,
    byId,
    all: id => app.findAll(`[data-testid="${id}"]`),
    async click(id) {
      await byId(id).trigger('click')
      await flushPromises()
    },
    async press(key, ctrlKey = false) {
      window.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, cancelable: true }))
      await flushPromises()
    },
    async advance(ms) {
      await vi.advanceTimersByTimeAsync(ms)
      await flushPromises()
    },
    figure: name => Number(byId(`figure-${name}`).attributes('data-value')),
  }
}
