// Takes paste: whether the command that somebody types takes the lines below it.
import type { Command } from './command.ts'
import { findCommand } from './parse.ts'
import { cut } from './words.ts'

/** What is not a command takes nothing. */
export const takesPaste = (typed: string, menu: readonly Command[]): boolean => {
  const command = findCommand(cut(typed).tokens, menu)
  return command !== undefined && Object.values(command.fields).some(field => field.as === 'paste')
}
