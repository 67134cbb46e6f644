// Receipt: what a delivery became on its platform: one message, or several of which each has a name.
import { type Found, type Receipt, SendFault } from './messenger.ts'

/** A receipt of messages in their order. A platform that names them so must have no spaces in its names. */
export const receiptOf = (messages: readonly string[]): Receipt => messages.join(' ')

/** The names in a receipt, in order; none when there is none. */
export const messagesIn = (receipt: Receipt | undefined): readonly string[] =>
  receipt === undefined || receipt === '' ? [] : receipt.split(' ')

/** One message of a delivery, as its platform tells of it. */
export interface ToldPart {
  readonly name: string
  /** How many messages the delivery was when this one left. */
  readonly parts: number
}

/** What stands there, from what was known already and what the platform tells by number, up to the first gap; undefined when it tells nothing new. */
export const foundIn = (known: readonly string[], told: ReadonlyMap<number, ToldPart>): Found | undefined => {
  const messages = [...known]
  let parts = 0
  for (let next = told.get(messages.length); next !== undefined; next = told.get(messages.length)) {
    messages.push(next.name)
    parts = next.parts
  }
  if (messages.length === known.length) return undefined
  return { receipt: receiptOf(messages), is: messages.length < parts ? 'begun' : 'whole' }
}

/** Does it to each message, also where one refuses, which is told at the end; any other fault ends it at once. */
export const toEach = async <T>(
  messages: readonly T[],
  deed: (one: T, part: number) => Promise<void>,
): Promise<void> => {
  let refusal: SendFault | undefined
  for (const [part, one] of messages.entries())
    try {
      await deed(one, part)
    } catch (error) {
      if (!(error instanceof SendFault) || error.outcome !== 'refused') throw error
      refusal ??= error
    }
  if (refusal !== undefined) throw refusal
}
