// Draft card: what is put to a vote, who stands behind it since when, and what was said about it.
import { sayDay } from '#src/calendar/say-when.ts'
import type { Context } from '#src/conversation/context.ts'
import { type Block, heading, line, type Part } from '#src/reply/document.ts'
import { dissociationLine } from '#src/votes/dissociation-line.ts'
import { type Direction, type Explanation, kindWords } from '#src/votes/draft.ts'
import { stateNames } from '#src/votes/state-names.ts'
import type { NumberedDraft } from '#src/votes/vote-ledger.ts'
import { votePart } from '#src/votes/vote-part.ts'
import { draftName } from '#src/votes/vote-words.ts'
import { sponsorLines, statesCounted } from './sponsor-words.ts'

export const directionWords: Readonly<Record<Direction, string>> = {
  'for-the-text': 'A vote in favour was one for the text.',
  'against-the-text': 'A vote in favour was one against the text.',
}

export const draftCard = (draft: NumberedDraft, { reader }: Pick<Context, 'reader'>): Part => {
  const { session, theme, follows, about, question, voteAskedBy, adoptedAs } = draft
  const facts: readonly (string | undefined)[] = [
    `${kindWords(draft)}, ${draft.body.replace('_', ' ')}${session === undefined ? '' : `, session ${session}`}${theme === undefined ? '' : `, theme ${theme}`}`,
    adoptedAs === undefined ? undefined : `Became ${adoptedAs}`,
    about === undefined ? undefined : `It is about ${about}`,
    question === undefined ? undefined : `Question put: ${question}`,
    follows === undefined ? undefined : `Compares with ${follows}`,
    ...sponsorLines(draft.sponsors, { main: 'Main sponsors', 'co-sponsor': 'Co-sponsors' }, reader),
    voteAskedBy === undefined ? undefined : `The vote was asked for by ${stateNames([voteAskedBy], reader)}`,
    dissociationLine(draft, reader),
    ...draft.explanations.map(one => explanationLine(one, reader)),
  ]
  const blocks: Block[] = [
    heading(draftName(draft)),
    ...facts.flatMap(fact => (fact === undefined ? [] : [line(fact)])),
    ...draft.jointStatements.map(
      ({ title, day, signatories }): Block => ({
        kind: 'entry',
        head: [
          `Joint statement: ${title}${day === undefined ? '' : `, ${sayDay(Temporal.PlainDate.from(day), reader)}`}, ${statesCounted(signatories)}`,
        ],
        facts: sponsorLines(signatories, { main: 'Read out by', 'co-sponsor': 'Signed' }, reader).map(fact => [fact]),
      }),
    ),
  ]
  return votePart(draft, blocks, draft)
}

const explanationLine = ({ state, when, note }: Explanation, reader: Context['reader']): string =>
  `Explanation ${when} the vote, ${stateNames([state], reader)}${note === undefined ? '' : `: ${note}`}`
