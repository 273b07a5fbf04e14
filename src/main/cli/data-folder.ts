/** Where recent files and copies of reports are kept when no desktop program says otherwise. */
import path from 'node:path'

/** MIGRASCOPE_DATA, else where the platform keeps a program's data. */
export function dataFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string,
): string {
  const own = env['MIGRASCOPE_DATA']
  if (own) return path.resolve(own)
  if (platform === 'win32') {
    return path.join(env['APPDATA'] ?? path.join(home, 'AppData', 'Roaming'), 'migrascope')
  }
  if (platform === 'darwin') {
    return path.join(home, 'Library', 'Application Support', 'migrascope')
  }
  // Base Directory Specification: a relative path there is to be ignored.
  const data = env['XDG_DATA_HOME']
  const base = data && path.isAbsolute(data) ? data : path.join(home, '.local', 'share')
  return path.join(base, 'migrascope')
}
