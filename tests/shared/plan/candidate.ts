/** Candidates out of three figures, for tests of the model: MB/s of compressing, bytes sent per guest byte. */
import type { Candidate, Choice } from '../../../src/shared/plan/candidates.ts'
import { exactly } from '../../../src/shared/plan/effective-rate.ts'
import { defaultSettings, type RunSettings } from '../../../src/shared/settings.ts'

export interface CandidateParts {
  readonly settings?: Partial<RunSettings> | null
  readonly compress: number
  /** Half the interval as a share. */
  readonly spread?: number
  readonly sent: number
  /** MB/s. */
  readonly decompress?: number
  readonly samples?: number
}

export function candidate(parts: CandidateParts): Candidate {
  const { settings = {}, compress, spread = 0, sent, decompress, samples = 10 } = parts
  const median = compress * 1e6
  return {
    point: settings === null ? null : 0,
    settings: settings === null ? null : { ...defaultSettings, ...settings },
    samples,
    compress: { median, low: median * (1 - spread), high: median * (1 + spread) },
    sentPerByte: exactly(sent),
    decompress: decompress === undefined ? null : exactly(decompress * 1e6),
  }
}

/** Pages as they are: what is there when codec none was not measured. */
export const uncompressed = candidate({ settings: null, compress: Infinity, sent: 1, samples: 0 })

/** A guest of 10 GB. */
export const choice = (candidates: readonly Candidate[]): Choice => ({
  dump: 0,
  dumpName: 'guest.elf',
  guestBytes: 10e9,
  pageSize: 4096,
  candidates,
})
