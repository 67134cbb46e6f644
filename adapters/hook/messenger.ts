// Hook: hands messages to a gateway of the operator's, over HTTP, which brings them to a board, to mailboxes or to phones.
import { z } from 'zod'
import { type Message, type Messenger, type Receipt, SendFault } from '#src/reply/messenger.ts'
import { plainText } from '#src/reply/plain-text.ts'
import type { Released } from '#src/reply/release.ts'
import { thePublic } from '#src/security/audience.ts'
import { type Answer, exchange, type Question } from './exchange.ts'
import { faultIn } from './verdict.ts'

export interface HookSettings {
  /** Takes a POST for a new message; a message it took is at this address, a slash and its receipt. */
  readonly url: string
  readonly token?: string
  /** What the gateway promises about a message that comes twice. */
  readonly repeats: Messenger['capabilities']['repeats']
}

interface Surroundings {
  readonly timeout: Temporal.Duration
  readonly now: () => Temporal.Instant
}

/** Nobody knows who reads what a gateway passes on, so that only what anyone may read goes there. */
export const hookMessenger = (settings: HookSettings, surroundings: Surroundings): Messenger => {
  const ask = asking(settings, surroundings)
  return {
    platform: 'hook',
    capabilities: { repeats: settings.repeats, edits: 'yes' },
    audience: async () => thePublic,
    async send(message) {
      const answer = await ask('POST', '', message)
      return receiptIn(answer) ?? message.id
    },
    async correct(receipt, message) {
      const answer = await ask('PUT', receipt, message).catch(error => {
        throw cannotEdit(error) ? new SendFault('refused', 'cannot-be-edited', { cause: error }) : error
      })
      return receiptIn(answer) ?? receipt
    },
    async lookUp(id) {
      try {
        return { receipt: receiptIn(await ask('GET', id)) ?? id, is: 'whole' }
      } catch (error) {
        if (error instanceof SendFault && (error.code === 'http-404' || error.code === 'http-410')) return undefined
        throw error
      }
    },
  }
}

const asking =
  ({ url, token }: HookSettings, { timeout, now }: Surroundings) =>
  async (method: Question['method'], receipt: string, message?: Message): Promise<Answer> => {
    const headers = {
      accept: 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(message === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': message.id }),
    }
    const body = message === undefined ? {} : { body: JSON.stringify(letter(message)) }
    const answer = await exchange({ method, url: addressOf(url, receipt), headers, timeout, ...body })
    const fault = faultIn(answer, now())
    if (fault !== undefined) throw fault
    return answer
  }

const addressOf = (url: string, receipt: string): URL => {
  const address = new URL(url)
  if (receipt !== '') address.pathname = `${address.pathname.replace(/\/$/, '')}/${encodeURIComponent(receipt)}`
  return address
}

const letter = ({ id, place, document, thread }: Message) => ({
  id,
  place: place.address,
  text: plainText(readOnly(document)),
  label: document.label,
  ...(thread === undefined ? {} : { thread }),
})

/** What can be pressed elsewhere leads nowhere on a board. */
const readOnly = (document: Released): Released => ({
  ...document,
  parts: document.parts.map(part => ({
    ...part,
    blocks: part.blocks.filter(block => block.kind !== 'actions' && block.kind !== 'choices'),
  })),
})

const named = z.object({ receipt: z.string().min(1).max(500) })

/** The name that the gateway gave the message; the delivery's id stands when it gave none. */
const receiptIn = ({ body }: Answer): Receipt | undefined => {
  try {
    return named.parse(JSON.parse(body)).receipt
  } catch {
    return undefined
  }
}

const cannotEdit = (error: unknown): boolean =>
  error instanceof SendFault && (error.code === 'http-405' || error.code === 'http-501')
