/** What this program was built from. electron.vite.config.ts writes it in; sources that run as they are do not know. */
import type { Build } from '../../shared/report.ts'

declare const MIGRASCOPE_BUILD: Build | undefined

export const build: Build =
  typeof MIGRASCOPE_BUILD === 'undefined'
    ? { commit: null, modified: null, reason: 'run from its sources, not built' }
    : MIGRASCOPE_BUILD
