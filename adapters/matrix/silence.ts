// Silence: the library's own loggers would print room ids, user ids and errors with content.
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

/** Before any client is made: loggers that were made before keep their voice. */
export const silence = (): void => {
  const loud = logger as unknown as Loud
  loud.methodFactory = () => () => undefined
  loud.rebuild()
}
