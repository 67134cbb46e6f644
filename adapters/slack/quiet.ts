// Quiet: a logger that writes nothing, for libraries that would log what people said and the tokens we hold.
import { type Logger, LogLevel } from '@slack/logger'

const nothing = (): void => undefined

export const quiet: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
}
