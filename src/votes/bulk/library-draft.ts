// libraryDraft: what a row of the UN Digital Library says about the text that was voted on.
import type { SourcedDraft } from '#src/votes/sourced-vote.ts'
import { readSymbol } from '#src/votes/symbol.ts'

/** Undefined for a body whose votes are not kept here, such as the Security Council. Without a symbol: the Assembly. */
export const libraryDraft = (cell: (column: string) => string): SourcedDraft | undefined => {
  const resolution = readSymbol(cell('resolution'))
  const draft = readSymbol(cell('draft'))
  if (resolution === undefined && draft === undefined && /^S\//i.test(cell('resolution') || cell('draft')))
    return undefined
  const body = resolution?.body ?? draft?.body ?? 'GA'
  // The draft of a committee was voted on there: the plenary votes on the resolution that it recommends.
  const own = draft?.body === body && draft.nature === 'draft' ? draft : undefined
  const symbol = own ?? resolution
  const title = titleOf(cell('title'))
  const theme = cell('agenda_title')
  return {
    body,
    kind: resolution?.nature === 'decision' ? 'decision' : 'resolution',
    ...(symbol === undefined ? {} : { symbol: symbol.text }),
    ...(own === undefined || resolution === undefined ? {} : { adoptedAs: resolution.text }),
    ...(draft === undefined || own !== undefined ? {} : { about: draft.text }),
    ...(cell('session') === '' ? {} : { session: cell('session') }),
    ...(title === '' ? {} : { title }),
    ...(theme === '' ? {} : { theme }),
  }
}

/** "Situation of human rights in … : resolution / adopted by the General Assembly" */
const titleOf = (text: string): string => text.replace(/\s*:\s*(?:resolution|decision)\s*\/.*$/is, '').trim()
