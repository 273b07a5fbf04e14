/** A task of workerpool, as it documents it: a worker file with named methods. It does nothing. */
import workerpool from 'workerpool'

workerpool.worker({ empty: () => undefined })
