import { expect, test } from 'vitest'
import type { MenuItemConstructorOptions } from 'electron'
import { menuTemplate } from '../../src/main/electron/menu.ts'
import type { Recent } from '../../src/shared/contract.ts'

type Item = MenuItemConstructorOptions

const recent: Recent = { id: 'x1', kind: 'dump', name: 'a&b.raw', folder: '~/dumps' }

function menu({ mac = false, development = false, recents = [recent] } = {}) {
  const done: unknown[] = []
  const template = menuTemplate(
    { mac, development, recents },
    {
      command: name => void done.push(name),
      openRecent: id => void done.push(['recent', id]),
      clearRecents: () => void done.push('clear'),
      showShortcuts: () => void done.push('shortcuts'),
    },
  )
  const all = (items: Item[]): Item[] =>
    items.flatMap(item => [item, ...all(Array.isArray(item.submenu) ? item.submenu : [])])
  const items = all(template)
  const click = (label: string) => {
    const item = items.find(i => i.label?.replaceAll('&', '') === label)
    ;(item?.click as (() => void) | undefined)?.()
  }
  return { done, click, items, roles: items.map(i => i.role).filter(r => r !== undefined) }
}

test('items of the page send its commands', () => {
  const { done, click } = menu()
  for (const label of ['Open…', 'Open Sample', 'Save Report…', 'Start', 'Stop']) click(label)
  expect(done).toEqual(['open', 'open-sample', 'save', 'run', 'cancel'])
})

test('recents are opened by their id, cleared, and shown as people know them', () => {
  const { done, click, items } = menu()
  click('ab.raw – ~/dumps')
  click('Clear')
  click('Keyboard Shortcuts')
  expect(done).toEqual([['recent', 'x1'], 'clear', 'shortcuts'])
  expect(items.map(i => i.label)).toContain('a&&b.raw – ~/dumps')
})

test('without recents there is nothing to choose', () => {
  const { items } = menu({ recents: [] })
  expect(items.find(i => i.label === 'Open &Recent')?.enabled).toBe(false)
})

test('a release has neither reload nor developer tools', () => {
  expect(menu().roles).not.toEqual(expect.arrayContaining(['reload']))
  expect(menu().roles).not.toEqual(expect.arrayContaining(['toggleDevTools']))
  expect(menu({ development: true }).roles).toEqual(
    expect.arrayContaining(['reload', 'toggleDevTools']),
  )
})

test.each([true, false])('quit and about are there once (Mac: %j)', mac => {
  const { roles } = menu({ mac })
  // On a Mac both are in the menu of the program, which Electron fills.
  expect(roles.filter(r => ['quit', 'about', 'appMenu'].includes(r))).toEqual(
    mac ? ['appMenu'] : ['quit', 'about'],
  )
})
