// Silence: the library's own loggers would print room ids, user ids and errors with content. To be imported before anything else of it.
import { type Logger, logger } from 'matrix-js-sdk/lib/logger.js'

/** Says nothing, nor do its children. */
export const silent: Logger = {
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  getChild: () => silent,
}

interface Loud {
  methodFactory: () => () => void
  rebuild(): void
}

// At once, since some of the library's files take their voice from it as they are read.
const loud = logger as unknown as Loud
loud.methodFactory = () => () => undefined
loud.rebuild()
