/**
 * Everything that the window can do, in one list: its name, its key, whether it makes sense now, and how. Keys,
 * the command palette and the sheet of shortcuts all read this list, so that none of them can know something else.
 */
import { oneFileFormats } from '../../shared/export-formats.ts'
import { languageChoices, type LanguageChoice } from '../ui/use-language.ts'
import { themes, type Theme } from '../ui/use-theme.ts'
import { strings } from '../strings/index.ts'
import { formatsFor } from './use-saving.ts'
import type { Session } from './use-session.ts'
import { tabs } from './use-tabs.ts'

export interface Command {
  readonly id: string
  /** In the language of the window when it is read, as a group's. */
  readonly title: string
  /** As `chordOf` names it: `Ctrl+O`, `Space`, `w`; none for what only the palette has. */
  readonly keys: readonly string[]
  readonly enabled: () => boolean
  readonly run: () => void
}

export interface CommandGroup {
  readonly title: string
  readonly commands: readonly Command[]
}

/** What of the window a command may change beside the session. */
export interface Chrome {
  readonly palette: () => void
  readonly help: () => void
  readonly log: () => void
  readonly theme: (theme: Theme) => void
  readonly language: (language: LanguageChoice) => void
}

const ZOOM = 1.5
const STEP = 0.15

export function commandGroups(session: Session, chrome: Chrome): readonly CommandGroup[] {
  const { files, busy, mode, tabs: views, timeline, view } = session
  const s = strings.commands
  const idle = () => !busy.value
  const always = () => true
  const opened = () => view.value !== 'start'
  const shown = () => (idle() ? files.report.value?.content : undefined)
  const drawn = () => timeline.value !== undefined
  const make = (
    id: keyof typeof s.names,
    keys: readonly string[],
    enabled: () => boolean,
    run: () => void,
  ): Command => ({
    ...{ id, keys, enabled, run },
    get title() {
      return s.names[id]
    },
  })

  return [
    {
      get title() {
        return s.groups.files
      },
      commands: [
        make('open', ['Ctrl+O'], idle, () => session.perform('open')),
        make('open-sample', [], idle, () => session.perform('open-sample')),
        make(
          'save',
          ['Ctrl+S'],
          () => shown() !== undefined,
          () => session.perform('save'),
        ),
        ...oneFileFormats.map(format => ({
          id: `export-${format}`,
          get title() {
            return strings.exporting.command(strings.exporting.formats[format])
          },
          keys: [],
          enabled: () => {
            const report = shown()
            return report !== undefined && formatsFor([format], report).length > 0
          },
          run: () => void session.saving.exportAs(format),
        })),
        make('close', [], () => opened() && idle(), session.closeAll),
      ],
    },
    {
      get title() {
        return s.groups.measure
      },
      commands: [
        make(
          'run',
          ['Ctrl+Enter'],
          () => files.dump.value !== undefined && idle(),
          () => session.perform('run'),
        ),
        make(
          'cancel',
          ['Escape'],
          () => busy.value,
          () => session.perform('cancel'),
        ),
        make(
          'mode-run',
          [],
          () => idle() && mode.value !== 'run',
          () => session.setMode('run'),
        ),
        make(
          'mode-sweep',
          [],
          () => idle() && mode.value !== 'sweep',
          () => session.setMode('sweep'),
        ),
      ],
    },
    {
      get title() {
        return s.groups.views
      },
      commands: tabs.map((tab, i) => ({
        id: `tab-${tab}`,
        get title() {
          return strings.tabs[tab]
        },
        keys: [String(i + 1)],
        enabled: () => opened() && views.available.value.includes(tab),
        run: () => views.choose(tab),
      })),
    },
    {
      get title() {
        return s.groups.timeline
      },
      commands: [
        make(
          'freeze',
          ['Space'],
          () => timeline.value?.freeze !== undefined,
          () => timeline.value?.freeze?.(),
        ),
        make('zoom-in', ['+', 'w'], drawn, () => timeline.value?.view.zoom(1 / ZOOM)),
        make('zoom-out', ['-', 's'], drawn, () => timeline.value?.view.zoom(ZOOM)),
        make('pan-left', ['a'], drawn, () => timeline.value?.view.pan(-STEP)),
        make('pan-right', ['d'], drawn, () => timeline.value?.view.pan(STEP)),
        make('zoom-all', ['0'], drawn, () => timeline.value?.view.showAll()),
        make('range', ['r'], drawn, () => {
          const now = timeline.value?.view
          now?.choose(now.range.value ? undefined : now.window.value)
        }),
      ],
    },
    {
      get title() {
        return s.groups.window
      },
      commands: [
        make('palette', ['Ctrl+K'], always, chrome.palette),
        make('help', ['?'], always, chrome.help),
        make('log', ['l'], always, chrome.log),
        make('notices', [], always, () => void session.notices.toggle()),
        ...themes.map(theme => make(`theme-${theme}`, [], always, () => chrome.theme(theme))),
        ...languageChoices.map(one =>
          make(`language-${one}`, [], always, () => chrome.language(one)),
        ),
      ],
    },
  ]
}
