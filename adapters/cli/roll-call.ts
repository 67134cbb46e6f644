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
  const text = textIn(await bytesOf(file))
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

/**
 * UTF-8, or UTF-16 where its mark says so, or Windows-1252 where the bytes are no UTF-8: older press releases were saved
 * so. Throws an OperatorFault for what is no text, or none at all.
 */
const textIn = (bytes: Buffer): string => {
  const text = decoded(bytes)
  if (text.trim() === '') throw new OperatorFault('There is no text in it; give the printed lists of one vote.')
  const odd = text.slice(0, LOOKED_AT).match(CONTROL)?.length ?? 0
  if (odd > Math.min(text.length, LOOKED_AT) * SHARE_OF_ODD)
    throw new OperatorFault('That is no text, so it is not read; save the page or document as text first.')
  return text
}

const LOOKED_AT = 8_192
/** No text has these, but for one that slipped in. */
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/g
const SHARE_OF_ODD = 0.01

const decoded = (bytes: Buffer): string => {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
