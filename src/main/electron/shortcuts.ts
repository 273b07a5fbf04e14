/** The keys that the menu gives and the help lists, in Electron's words for keys. */
import type { MenuCommand } from '../../shared/contract.ts'

export const accelerators: Readonly<Record<Exclude<MenuCommand, 'open-sample'>, string>> = {
  open: 'CmdOrCtrl+O',
  save: 'CmdOrCtrl+S',
  run: 'CmdOrCtrl+Enter',
  cancel: 'Escape',
}

const help: readonly (readonly [keys: string, what: string])[] = [
  [accelerators.open, 'Open a dump or a report'],
  [accelerators.run, 'Start the run'],
  [accelerators.cancel, 'Stop the run; what is done is kept'],
  [accelerators.save, 'Save the report'],
  ['Tab', 'Go to the next control'],
  ['CmdOrCtrl+Plus', 'Larger text'],
  ['CmdOrCtrl+-', 'Smaller text'],
  ['CmdOrCtrl+0', 'Text as it was'],
  ['F11', 'Full screen'],
  ['CmdOrCtrl+Q', 'Quit'],
]

/** The list for people. */
export function shortcutText(mac: boolean): string {
  const named = (keys: string) =>
    mac
      ? keys.replace('F11', 'Ctrl+Cmd+F').replace('CmdOrCtrl', 'Cmd')
      : keys.replace('CmdOrCtrl', 'Ctrl')
  return help.map(([keys, what]) => `${named(keys)}:  ${what}`).join('\n')
}
