/** What the results say of a link: columns beside what was measured, and the rows that are fastest over it. */
import type { LinkAnswer, PlanRow } from '../../../shared/plan/answer.ts'
import { rateWords, timeWords } from '../../link/answer-words.ts'
import { strings } from '../../strings/index.ts'
import { figureColumn, textColumn, type Column } from '../../ui/columns.ts'
import type { ResultRow } from './result-rows.ts'

export interface OverLink {
  /** By the id of a point's row. */
  readonly rows: ReadonlyMap<string, PlanRow>
  /** Ids of the rows that are the fastest of their dump. */
  readonly best: ReadonlySet<string>
  /** Ids of those that send the same bytes and are limited by the link, too. */
  readonly alike: ReadonlySet<string>
  /** Ids of those that no difference to it is shown of. */
  readonly tied: ReadonlySet<string>
  readonly hasPrecopy: boolean
}

/** What there is without a link. */
export const noLink: OverLink = {
  ...{ rows: new Map(), best: new Set(), alike: new Set(), tied: new Set() },
  hasPrecopy: false,
}

/** Rows of points have `p` and the point's index for an id. */
const idOf = ({ candidate }: PlanRow) => (candidate.point === null ? '' : `p${candidate.point}`)

export function overLink(answers: readonly LinkAnswer[]): OverLink {
  const rows = answers.flatMap(answer => answer.rows).filter(row => row.candidate.point !== null)
  // Of one setting alone there is nothing to choose.
  const choices = answers.filter(({ choice }) => choice.candidates.length > 2)
  return {
    rows: new Map(rows.map(row => [idOf(row), row])),
    best: new Set(choices.map(({ best }) => idOf(best))),
    alike: new Set(choices.flatMap(({ alike }) => alike.map(idOf))),
    tied: new Set(choices.flatMap(({ tied }) => tied.map(idOf))),
    hasPrecopy: answers.some(({ question }) => question.dirtyRate !== null),
  }
}

/** None without a link or where nothing was measured. */
export function linkColumns(over: OverLink): readonly Column<ResultRow>[] {
  if (over.rows.size === 0) return []
  const s = strings.link
  const row = ({ id, kind }: ResultRow) => (kind === 'point' ? over.rows.get(id) : undefined)
  const precopy = (of: ResultRow) => row(of)?.precopy ?? null
  const ends = (of: ResultRow) => {
    const found = precopy(of)
    return found?.converges === true ? found : null
  }
  const figure = figureColumn<ResultRow>
  const total: Column<ResultRow> = {
    ...{ id: 'linkTotal', unit: 's', numeric: true },
    get label() {
      return s.columns.totalTime
    },
    value: of => ends(of)?.totalTime ?? null,
    text(of) {
      const found = precopy(of)
      if (found === null) return ''
      return found.converges ? timeWords(found.totalTime) : s.noEnd
    },
  }
  return [
    figure(
      'overLink',
      () => s.columns.effective,
      'MB/s',
      of => megabytes(row(of)?.rate.median),
      value => rateWords(value * 1e6),
    ),
    textColumn(
      'linkLimit',
      () => s.columns.limit,
      of => {
        const limit = row(of)?.limit
        return limit === undefined ? null : s.limits[limit]
      },
    ),
    figure(
      'linkTime',
      () => s.columns.time,
      's',
      of => row(of)?.time,
      timeWords,
    ),
    ...(over.hasPrecopy
      ? [
          total,
          figure(
            'linkDowntime',
            () => s.columns.downtime,
            's',
            r => ends(r)?.downtime,
            timeWords,
          ),
        ]
      : []),
  ]
}

const megabytes = (bytes: number | undefined) => (bytes === undefined ? null : bytes / 1e6)

/** What a row is called for its place over the link; nothing where it has none. */
export function linkMark({ id }: ResultRow, over: OverLink): string | undefined {
  if (over.best.has(id)) return strings.link.mark
  if (over.alike.has(id)) return strings.link.alike
  return over.tied.has(id) ? strings.link.tied : undefined
}
