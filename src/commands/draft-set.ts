// draft set: what is put to a vote: its kind, title, theme, sponsors, and the vote it compares with.
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { bodyField, choiceField, labelled, option, stateField, textField, wordField } from '#src/conversation/fields.ts'
import type { Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { DRAFT_KINDS, type Draft, readKind, type Sponsor } from '#src/votes/draft.ts'
import { withChanges } from '#src/votes/sponsors.ts'
import type { NumberedDraft } from '#src/votes/vote-ledger.ts'
import { type BareDraft, draftMeant, symbolOf } from './find-draft.ts'
import { followsChain } from './follows-chain.ts'
import { keepDraft } from './keep-draft.ts'
import { present } from './present.ts'
import { readSponsors } from './sponsor-words.ts'
import { noteWant, wantParts } from './wants.ts'

export const draftSet = command({
  verb: 'draft set',
  summary: 'say what is put to a vote',
  permission: 'work on deadlines',
  effect: 'write',
  fields: {
    draft: textField({ help: 'symbol, or a kind: ruling, motion, application …', example: 'A/HRC/62/L.4' }),
    kind: option(choiceField(DRAFT_KINDS, { help: 'kind', example: 'resolution' })),
    title: option(textField({ help: 'title', example: '"Civil society space"' })),
    theme: option(wordField({ help: 'theme', example: 'civic-space' })),
    follows: option(wordField({ help: 'earlier draft', example: 'A/HRC/50/L.12' })),
    about: option(wordField({ help: 'draft it changes', example: 'A/HRC/62/L.4' })),
    question: option(textField({ help: 'question put', example: '"to retain OP 3"' })),
    main: option(wordField({ help: 'main sponsors', example: '+NOR,+MEX' })),
    sponsor: option(wordField({ help: 'States', example: '+KEN,-BEN@2027-03-20' })),
    asked: option(stateField),
    body: option(bodyField),
    want: labelled(
      'AMBER',
      option(textField({ help: 'what we want, for members alone', example: '"support the text"' })),
    ),
  },
  examples: [
    'draft set A/HRC/62/L.4 title:"Civil society space" theme:civic-space follows:A/HRC/50/L.12 sponsor:+KEN',
    'draft set A/HRC/62/L.4 sponsor:+KEN@2027-03-18,+BEN asked:CHN',
    'draft set paragraph about:A/HRC/62/L.4 title:"OP 3" question:"to retain OP 3"',
    'draft set application body:NGO_COMMITTEE title:"An organisation"',
  ],
  handle: async (args, context) => {
    const { draft: typed, kind, title, theme, question, asked, body } = args
    const said = [kind, title, theme, question, asked, args.follows, args.about, args.main, args.sponsor, args.want]
    if (readKind(typed) === undefined && said.every(value => value === undefined))
      return refuse(
        `What is to be noted of ${typed}? Type for example: draft set ${typed} title:"Civil society space"   To see it: draft show ${typed}`,
      )
    const meant = await draftMeant(typed, { body, about: args.about }, context)
    if (!meant.ok) return meant
    const known = meant.value
    const earlier = args.follows === undefined ? ok(undefined) : await earlierOf(known.symbol, args.follows, context)
    if (!earlier.ok) return earlier
    const main = args.about === undefined ? ok(undefined) : await symbolOf(args.about, context)
    if (!main.ok) return main
    const sponsors = sponsorsAfter(known.sponsors, args, context)
    if (!sponsors.ok) return sponsors
    const draft = {
      ...known,
      ...present({
        kind,
        title,
        theme,
        question,
        follows: earlier.value,
        about: main.value?.text,
        voteAskedBy: asked,
      }),
      sponsors: sponsors.value,
    }
    return args.want === undefined ? keepDraft(draft, context) : keepWithWant(draft, args.want, context)
  },
})

/** The draft first, then what is wanted on it. */
const keepWithWant = async (
  draft: NumberedDraft | BareDraft,
  want: string,
  context: Context,
): Promise<Result<Reply>> => {
  const kept = await keepDraft(draft, context)
  if (!kept.ok) return kept
  const stored =
    draft.symbol === undefined ? undefined : await context.votes.draft(draft.symbol, { space: context.actor.space.id })
  const numbered = 'number' in draft ? draft : stored
  if (numbered === undefined)
    return refuse('What has no symbol is noted first, and then by its D number: draft want D5 support the motion')
  await noteWant(numbered, want, context)
  return ok({ ...kept.value, parts: [...kept.value.parts, ...(await wantParts(numbered, context))] })
}

/** The earlier vote must not lead back to this one. */
const earlierOf = async (symbol: Draft['symbol'], typed: string, context: Context): Promise<Result<string>> => {
  const earlier = await symbolOf(typed, context)
  if (!earlier.ok) return earlier
  const { text } = earlier.value
  if (text === symbol) return refuse('A draft cannot follow itself. Name the earlier comparable one.')
  const chain = await followsChain(text, context)
  return chain.some(one => one.symbol === symbol)
    ? refuse(`${text} itself follows ${symbol}. Name the earlier of the two: draft set ${text} follows:…`)
    : ok(text)
}

interface Sponsored {
  readonly main?: string | undefined
  readonly sponsor?: string | undefined
}

/** Main sponsors were there at the tabling unless a day is said; co-sponsors join today. */
const sponsorsAfter = (
  sponsors: readonly Sponsor[],
  { main, sponsor }: Sponsored,
  context: Context,
): Result<readonly Sponsor[]> => {
  const mains = main === undefined ? ok([]) : readSponsors(main, { role: 'main', day: 'tabling' }, context)
  if (!mains.ok) return mains
  const others = sponsor === undefined ? ok([]) : readSponsors(sponsor, { role: 'co-sponsor', day: 'today' }, context)
  return others.ok ? withChanges(sponsors, [...mains.value, ...others.value]) : others
}
