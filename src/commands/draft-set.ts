// draft set: what is put to a vote: its kind, title, theme, sponsors, and the vote it compares with.
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { choiceField, option, stateField, stateFrom, textField, wordField } from '#src/conversation/fields.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { findState } from '#src/states/find-state.ts'
import { DRAFT_KINDS, type Sponsor } from '#src/votes/draft.ts'
import { draftCard } from './draft-card.ts'
import { draftFor, symbolOf } from './find-draft.ts'
import { votePart } from './vote-card.ts'

export const draftSet = command({
  verb: 'draft set',
  summary: 'say what is put to a vote',
  permission: 'work on deadlines',
  effect: 'write',
  fields: {
    symbol: textField({ help: 'symbol', example: 'A/HRC/62/L.4' }),
    kind: option(choiceField(DRAFT_KINDS, { help: 'kind', example: 'resolution' })),
    title: option(textField({ help: 'title', example: '"Civil society space"' })),
    theme: option(wordField({ help: 'theme', example: 'civic-space' })),
    follows: option(wordField({ help: 'earlier draft', example: 'A/HRC/50/L.12' })),
    about: option(wordField({ help: 'draft it changes', example: 'A/HRC/62/L.4' })),
    question: option(textField({ help: 'question put', example: '"to retain OP 3"' })),
    sponsor: option(wordField({ help: 'States', example: '+KEN,-BEN' })),
    asked: option(stateField),
  },
  examples: [
    'draft set A/HRC/62/L.4 title:"Civil society space" theme:civic-space follows:A/HRC/50/L.12 sponsor:+KEN,-BEN',
  ],
  handle: async ({ symbol: typed, kind, title, theme, follows, about, question, sponsor, asked }, context) => {
    const symbol = await symbolOf(typed, context)
    if (!symbol.ok) return symbol
    const earlier = follows === undefined ? ok(undefined) : await symbolOf(follows, context)
    if (!earlier.ok) return earlier
    const main = about === undefined ? ok(undefined) : await symbolOf(about, context)
    if (!main.ok) return main
    if (earlier.value?.text === symbol.value.text)
      return refuse('A draft cannot follow itself. Name the earlier comparable one.')
    const known = await draftFor(symbol.value, context)
    if (known.public && !context.actor.space.home)
      return refuse(`${symbol.value.text} is public; only the home space changes it.`)
    const sponsors = sponsor === undefined ? ok(known.sponsors) : sponsorsAfter(known.sponsors, sponsor, context)
    if (!sponsors.ok) return sponsors
    const at = context.now.toString({ fractionalSecondDigits: 3 })
    const draft = {
      ...known,
      number: 'number' in known ? known.number : await context.numbers.next('D'),
      ...present({
        kind,
        title,
        theme,
        question,
        follows: earlier.value?.text,
        about: main.value?.text,
        voteAskedBy: asked,
      }),
      sponsors: sponsors.value,
    }
    await context.votes.setDraft(draft, at)
    await context.did({ ids: [symbol.value.text] })
    return ok(answer(votePart(draft, [line('Noted.')]), draftCard(draft, context)))
  },
})

const present = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

/** `+KEN` joined today, `-BEN` withdrew today. */
const sponsorsAfter = (sponsors: readonly Sponsor[], typed: string, { now }: Context): Result<readonly Sponsor[]> => {
  const today = now.toZonedDateTimeISO('Europe/Zurich').toPlainDate().toString()
  let after = sponsors
  for (const word of typed.split(',').filter(part => part.trim() !== '')) {
    const [, sign, name] = /^([+-]?)(.+)$/.exec(word.trim()) ?? []
    const state = stateFrom(name ?? '', findState(name ?? ''))
    if (!state.ok) return state
    const others = after.filter(one => one.state !== state.value)
    const was = after.find(one => one.state === state.value)
    if (sign === '-' && was === undefined) return refuse(`${name} is not among the sponsors, so it cannot withdraw.`)
    after =
      sign === '-' && was !== undefined
        ? [...others, { ...was, withdrew: today }]
        : [...others, { state: state.value, role: 'co-sponsor', joined: today }]
  }
  return ok(after)
}
