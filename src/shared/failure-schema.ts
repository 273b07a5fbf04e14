/** The check of a `Failure` that comes from another process. Apart from failure.ts, which every thread loads. */
import * as v from 'valibot'
import { type Failure, failureCodes } from './failure.ts'

export const failureSchema: v.GenericSchema<Failure> = v.object({
  code: v.picklist(failureCodes),
  message: v.string(),
  details: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.null()]))),
})
