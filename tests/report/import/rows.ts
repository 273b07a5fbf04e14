/** What both imports must give: rows that a report's schema takes as they are. */
import * as v from 'valibot'
import { expect } from 'vitest'
import { MigrascopeError } from '../../../src/shared/failure.ts'
import { type ImportedRow, importedRowSchema } from '../../../src/shared/imported.ts'

export function expectValid(rows: readonly ImportedRow[]): void {
  for (const row of rows) expect(v.parse(importedRowSchema, row)).toEqual(row)
}

export function failureOf(read: () => unknown): MigrascopeError {
  try {
    read()
  } catch (error) {
    if (error instanceof MigrascopeError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
