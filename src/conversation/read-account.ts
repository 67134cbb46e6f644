// Read account: the ways in which people write an account or a place of a platform.
import { type Account, type Platform, platforms } from '#src/security/member.ts'

/** An account as typed, with the name that a platform put beside it. */
export interface TypedAccount extends Account {
  readonly name?: string
}

/** Slack writes a person as `<@U123|ana>` and a channel as `<#C123|general>`. */
const SLACK_MENTION = /^<[@#]((?:[TE][A-Z0-9]+\/)?[A-Z0-9]+)(?:\|([^>]*))?>$/i
const KEYED = new RegExp(`^(${platforms.join('|')}):(.+)$`, 's')

/** What an id of each platform looks like; the first match of a bare id names its platform. Slack's are one workspace's own. */
const people: readonly (readonly [Platform, RegExp])[] = [
  ['slack', /^(?:[TE][A-Z0-9]+\/)?[UW][A-Z0-9]{2,}$/],
  ['matrix', /^@[^\s:]+:[^\s]+$/],
  ['console', /^local$/],
]
const places: readonly (readonly [Platform, RegExp])[] = [
  ['slack', /^(?:[TE][A-Z0-9]+\/)?[CG][A-Z0-9]{2,}$/],
  ['matrix', /^![^\s]+$/],
  ['console', /^terminal$/],
  // What a gateway knows its boards, mailboxes and phones by.
  ['hook', /^[\w+][\w.+@-]{0,99}$/],
]

/** `slack:U123`, `matrix:@ana:example.org`, `console:local`, `@ana:example.org`, `<@U123|ana>`; undefined for anything else. */
export const readAccount = (text: string): TypedAccount | undefined => read(text, people)

/** `slack:C123`, `<#C123|general>`, `!room:example.org`, `matrix:!room:example.org`; undefined for anything else. */
export const readAddress = (text: string): TypedAccount | undefined => read(text, places)

/** An account or an address as it can be typed again. */
export const accountWords = ({ platform, id }: Account): string => `${platform}:${id}`

const read = (text: string, forms: typeof people): TypedAccount | undefined => {
  const [, platform, rest = ''] = KEYED.exec(text.trim()) ?? []
  const bare = platform === undefined ? text.trim() : rest
  const mention = SLACK_MENTION.exec(bare)
  const id = mention?.[1]?.toUpperCase() ?? bare
  const form = forms.find(
    ([of, shape]) => (platform ?? of) === of && shape.test(of === 'slack' ? id.toUpperCase() : id),
  )
  if (form === undefined || (platform === undefined && mention === null && !isUnmistakable(form[0]))) return undefined
  const name = mention?.[2]?.trim() ?? ''
  return { platform: form[0], id: form[0] === 'slack' ? id.toUpperCase() : id, ...(name === '' ? {} : { name }) }
}

/** A bare word may be somebody's name; only ids of Matrix cannot. */
const isUnmistakable = (platform: Platform): boolean => platform === 'matrix'
