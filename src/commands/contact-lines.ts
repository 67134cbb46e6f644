// Contact lines: a contact as one reader may know it.
import { sayDay } from '#src/calendar/say-when.ts'
import { CONFIDENCE_WORDS } from '#src/contacts/confidence.ts'
import { type Contact, eyesOf, knows } from '#src/contacts/contact.ts'
import { ageInDays, STALE_AFTER_DAYS } from '#src/contacts/heard.ts'
import { STANCE_WORDS } from '#src/contacts/stance.ts'
import type { Context } from '#src/conversation/context.ts'
import { code, line, type Part } from '#src/reply/document.ts'
import { vaultPart } from '#src/reply/vault-part.ts'
import type { VaultRecord } from '#src/security/vault.ts'
import { pressNameOf } from '#src/states/state.ts'

/** "today", "yesterday", "9 days ago". */
export const sayAge = (days: number): string => (days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`)

/** "leaning in favour (2, told by a diplomat)". */
export const sayStance = ({ stance, confidence }: Pick<Contact, 'stance' | 'confidence'>): string =>
  stance === undefined ? 'no stance' : `${STANCE_WORDS[stance]} (${confidence}, ${CONFIDENCE_WORDS[confidence]})`

/** "ambassador, phone, Geneva"; empty where none was said. */
const sayCircumstances = ({ details }: Contact): string =>
  [details?.level?.replace('-', ' '), details?.channel?.replace('-', ' '), details?.city]
    .filter(word => word !== undefined)
    .join(', ')

/** The parts of one contact for its reader: the picks for the space, the rest for the author's organisation. */
export const contactParts = (contact: Contact, record: VaultRecord, context: ContactReader): readonly Part[] => [
  picksPart(contact, record, context),
  ...detailParts(contact, record),
]

export type ContactReader = Pick<Context, 'actor' | 'reader' | 'utterance'> & {
  readonly nameOf: (member: string) => string
}

const picksPart = (
  contact: Contact,
  record: VaultRecord,
  { actor, reader, utterance, nameOf }: ContactReader,
): Part => {
  const age = ageInDays(contact, reader.today)
  const stale = age >= STALE_AFTER_DAYS && contact.stance !== undefined ? ', stale' : ''
  const mayKnow = knows(contact, eyesOf(actor, utterance.shows)) === 'who-and-when'
  const who = mayKnow
    ? `${nameOf(contact.author)}, ${sayDay(Temporal.PlainDate.from(contact.day), reader)}`
    : 'somebody in the coalition'
  const ask = contact.ask === undefined ? '' : ` on ${contact.ask}`
  const next =
    mayKnow && contact.next !== undefined ? ` · next ${sayDay(Temporal.PlainDate.from(contact.next), reader)}` : ''
  const words = `${sayStance(contact)}${ask} · ${sayAge(age)}${stale} · ${who}${next}`
  return vaultPart('AMBER', record, {
    picks: true,
    blocks: [line(code(contact.name), `  ${pressNameOf(contact.state, reader.language)}: ${words}`)],
    pointer: `AMBER record ${contact.name}: open it at the console or in an encrypted Matrix conversation.`,
    data: {
      contact: contact.name,
      state: contact.state,
      stance: contact.stance,
      confidence: contact.confidence,
      ask: contact.ask,
      age,
    },
  })
}

const detailParts = (contact: Contact, record: VaultRecord): readonly Part[] => {
  const circumstances = sayCircumstances(contact)
  const { wants, prefers, note } = contact.details ?? {}
  const lines = [
    circumstances,
    wants === undefined ? '' : `Wants: ${wants}`,
    prefers === undefined ? '' : `Prefers: ${prefers}`,
    note === undefined ? '' : `"${note}"`,
  ].filter(text => text !== '')
  if (lines.length === 0) return []
  return [vaultPart('AMBER+STRICT', record, { blocks: lines.map(text => line(`    ${text}`)), data: contact.details })]
}
