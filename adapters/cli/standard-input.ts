// Standard input: what was piped into `palais …`, as its attachment.
import { OperatorFault } from '#src/operator-fault.ts'
import { MOST_ATTACHED_BYTES } from './request.ts'
import { wholeText } from './whole-text.ts'

/** Reads it to the end; nothing from a terminal. Throws an OperatorFault when it is more than 2 MiB. */
export const standardInput = async (): Promise<string | undefined> => {
  if (process.stdin.isTTY) return undefined
  const text = await wholeText(process.stdin, MOST_ATTACHED_BYTES)
  process.stdin.destroy()
  if (text === undefined) throw new OperatorFault('Standard input is more than 2 MiB, and nothing was done.')
  return text === '' ? undefined : text
}
