/**
 * Reads what `lzbench -o4` (CSV) printed as rows beside ours. Layout: lzbench's print_header, print_speed and
 * print_time; its speeds are 10^6 bytes a second, its ratio is compressed ÷ uncompressed in percent and is turned
 * round here. Three layouts exist: older ones without the original size, with speeds, and with times (`-z`,
 * microseconds). What it prints around its table is skipped; a table that it printed again, sorted (`-c`),
 * replaces the first.
 */
import { MigrascopeError } from '../../../shared/failure.ts'
import { type ImportedRow, MAX_IMPORTED } from '../../../shared/imported.ts'

/** lzbench's longest table, every codec and level, is under 100 KB a file. */
export const MAX_LZBENCH_BYTES = 4 * 1024 * 1024

type Column = 'name' | 'ctime' | 'dtime' | 'cspeed' | 'dspeed' | 'original' | 'compressed' | 'ratio'

/** Its headings, and what each column is; the file's name is always last and may hold commas. */
const headings: Readonly<Record<string, Column>> = {
  'Compressor name': 'name',
  'Compression speed': 'cspeed',
  'Decompression speed': 'dspeed',
  'Compression time in us': 'ctime',
  'Decompression time in us': 'dtime',
  'Original size': 'original',
  'Compressed size': 'compressed',
  Ratio: 'ratio',
}

/**
 * @param file name of the file, for rows and messages
 * @throws MigrascopeError `bad-format` | `too-large`
 */
export function readLzbench(file: string, text: string): ImportedRow[] {
  if (text.length > MAX_LZBENCH_BYTES) {
    throw new MigrascopeError('too-large', `${file} is too large to be a table of lzbench.`, {
      file,
      allowed: MAX_LZBENCH_BYTES,
    })
  }
  let columns: readonly Column[] | undefined
  let rows: ImportedRow[] = []
  for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) {
    const header = columnsOf(line)
    if (header !== undefined) {
      columns = header
      rows = []
    } else if (columns !== undefined && !isAround(line)) {
      rows.push(rowOf(columns, line, { file, line: i + 1 }))
      if (rows.length > MAX_IMPORTED) {
        throw new MigrascopeError('too-large', `${file} has more than ${MAX_IMPORTED} rows.`, {
          file,
        })
      }
    }
  }
  if (columns !== undefined) return rows
  throw new MigrascopeError(
    'bad-format',
    `${file} is no table of lzbench in CSV. Make one with lzbench -o4.`,
    { file, expected: 'Compressor name,Compression speed,…' },
  )
}

/** The columns before the last one, which must be the file's name; undefined for any other line. */
function columnsOf(line: string): Column[] | undefined {
  const words = line
    .replace(/^\u{FEFF}/u, '')
    .split(',')
    .map(unquoted)
  if (words[0] !== 'Compressor name' || words.pop() !== 'Filename') return undefined
  const columns = words.map(word => headings[word])
  return columns.includes(undefined) ? undefined : (columns as Column[])
}

/** Blank lines, and what it says before the sorted table and at its end. */
const isAround = (line: string) =>
  line.trim() === '' || /^(done\.\.\.|The results sorted by|\[Params\])/.test(line)

const unquoted = (word: string) => word.trim().replace(/^"([^]*)"$/, '$1')

function rowOf(
  columns: readonly Column[],
  line: string,
  where: { readonly file: string; readonly line: number },
): ImportedRow {
  const words = line.split(',')
  const cells = new Map(columns.map((column, i) => [column, unquoted(words[i] ?? '')]))
  const input = unquoted(words.slice(columns.length).join(','))
  const name = cells.get('name') ?? ''
  const figure = (column: Column) => {
    const cell = cells.get(column)
    if (cell === undefined) return null
    if (/^\d{1,18}(\.\d{1,9})?$/.test(cell)) return Number(cell)
    // printf's words for a division by a time of zero.
    if (/^[+-]?(inf|nan)$/i.test(cell)) return null
    throw new MigrascopeError(
      'bad-format',
      `${where.file} is damaged at line ${where.line}: there is no number in the column ${column}.`,
      { ...where, expected: 'a number', found: cell.slice(0, 100) },
    )
  }
  if (name === '' || name.length > 4096 || input.length > 4096) {
    const message = `${where.file} is damaged at line ${where.line}: a name is missing or too long.`
    throw new MigrascopeError('bad-format', message, where)
  }
  const bytesOut = figure('compressed')
  const percent = figure('ratio')
  const bytesIn =
    figure('original') ??
    (bytesOut !== null && percent !== null && percent > 0
      ? Math.round((bytesOut * 100) / percent)
      : null)
  const speed = (speeds: Column, times: Column) => {
    if (columns.includes(speeds)) return positive(figure(speeds))
    const microseconds = figure(times)
    return bytesIn === null || microseconds === null ? null : positive(bytesIn / microseconds)
  }
  const decompressThroughput = speed('dspeed', 'dtime')
  const exact = columns.includes('original') && bytesIn !== null && bytesOut !== null
  return {
    source: 'lzbench',
    name,
    file: where.file,
    input: input === '' ? null : input,
    throughput: speed('cspeed', 'ctime'),
    decompressThroughput,
    ratio: positive(exact ? bytesIn / bytesOut : 100 / (percent ?? 0)),
    bytesIn,
    bytesOut,
    qemu: null,
    // It prints 0 for a round trip that failed.
    notes: decompressThroughput === null ? ['no decompression: it failed or was left out'] : [],
  }
}

/** Null for what is no figure: 0, or a division by it. */
const positive = (value: number | null) =>
  value !== null && value > 0 && Number.isFinite(value) ? value : null
