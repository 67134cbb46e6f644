// rollCall: `palais roll-call`, which reads one printed vote and stores nothing.
import { createReadStream } from 'node:fs'
import { OperatorFault } from '#src/operator-fault.ts'
import type { PrintedRollCall, RollCallContext } from '#src/votes/roll-call/printed-roll-call.ts'
import { sayRollCalls } from '#src/votes/roll-call/say-roll-calls.ts'
import { toJson } from '#src/votes/roll-call/to-json.ts'
import { MOST_ATTACHED_BYTES } from './request.ts'
import { readRollCallArguments } from './roll-call-arguments.ts'
import { wholeBytes } from './whole-text.ts'

export type ReadRollCallFile = (text: string, context: RollCallContext) => readonly PrintedRollCall[]

/** The words to print. Throws an OperatorFault for wrong arguments and for what cannot be read. */
export const rollCall = async (given: readonly string[], read: ReadRollCallFile): Promise<string> => {
  const asked = readRollCallArguments(given)
  if (!asked.ok) throw new OperatorFault(asked.refusal.sentence)
  const { file, form, ...context } = asked.value
  const text = decoded(await bytesOf(file))
  const rollCalls = read(text, context)
  return form === 'json' ? JSON.stringify(toJson(rollCalls)) : sayRollCalls(rollCalls, text)
}

const bytesOf = async (file: string): Promise<Buffer> => {
  const stream = file === '-' ? process.stdin : createReadStream(file)
  try {
    const bytes = await wholeBytes(stream, MOST_ATTACHED_BYTES)
    if (bytes !== undefined) return bytes
  } catch (cause) {
    throw new OperatorFault(`${file} cannot be read; name a text file, or - for standard input.`, { cause })
  } finally {
    stream.destroy()
  }
  throw new OperatorFault('That is more than 2 MiB; give one vote at a time.')
}

/** UTF-8, or Windows-1252 where the bytes are no UTF-8: older press releases were saved so. */
const decoded = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
