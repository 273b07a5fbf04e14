/** A task of poolifier, as it documents it: a ThreadWorker around a function. It does nothing. */
import { ThreadWorker } from 'poolifier'

export default new ThreadWorker(() => undefined)
