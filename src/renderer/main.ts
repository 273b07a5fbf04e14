/**
 * Starts the window: takes the shell's bridge where a preload script has set one, else talks to the
 * browser shell that served this page.
 */
import { createApp, shallowRef } from 'vue'
import App from './App.vue'
import { connectBrowserBridge } from './bridge/browser-bridge.ts'
import type { Connection } from './bridge/connection.ts'
import './theme.css'
import './base.css'

const connection = shallowRef<Connection>({ state: 'connected' })

function browserBridge() {
  const browser = connectBrowserBridge()
  browser.onConnection(next => (connection.value = next))
  return browser.bridge
}

createApp(App, { bridge: window.migrascope ?? browserBridge(), connection }).mount('#app')
// For bench/first-paint.ts: from here on the window is the script's.
performance.mark('window')
