/**
 * A copy of every finished run's report in the data folder, so that a crash or a closed window loses none.
 * The newest are kept; saving elsewhere is the user's own copy.
 */
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeFileWhole } from '../report/write-file.ts'

const MOST = 20
const SUFFIX = '.migrascope.json'

/**
 * Writes a copy and drops the oldest beyond `MOST`.
 * @returns where it lies
 * @throws MigrascopeError when it cannot be written
 */
export async function keepReport(dataFolder: string, name: string, text: string): Promise<string> {
  const folder = join(dataFolder, 'reports')
  await mkdir(folder, { recursive: true })
  const path = join(folder, name)
  await writeFileWhole(path, text)
  const byAge = (await readdir(folder)).filter(file => file.endsWith(SUFFIX)).sort(byTime)
  await Promise.all(byAge.slice(0, -MOST).map(old => rm(join(folder, old), { force: true })))
  return path
}

/** File names end in the time that the report was made. */
const time = (file: string) => /\d{4}-\d\d-\d\dT[\d-]+Z/.exec(file)?.[0] ?? ''
const byTime = (a: string, b: string) => time(a).localeCompare(time(b))
