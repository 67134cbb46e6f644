// findNobody: sentences that say that nobody gave an answer: "No State voted against it", "with no abstentions", "sin abstenciones".
import { fold } from '#src/states/fold.ts'
import type { PrintedNumber } from './find-numbers.ts'
import type { AnswerMark, Sheet } from './sheet.ts'
import { COUNTED } from './vocabulary.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' ').map(fold))

const NOBODY = words('no nobody none not without aucun aucune personne sans nadie ningún ninguna sin')
/** Between it and the answer: "no one", "not one State", "aucun État ne s’est abstenu". */
const BETWEEN = new Set([...COUNTED, ...words('one a single nobody ne n any en país')])
const MOST_BETWEEN = 4

/** A nought for each answer that nobody gave. "Against: None" is a list, and no sentence. */
export const findNobody = (sheet: Sheet): readonly PrintedNumber[] =>
  sheet.tokens.flatMap(({ folded, kind }, from) => {
    if (kind !== 'word' || !NOBODY.has(folded) || sheet.tokens[from - 1]?.raw === ':') return []
    const mark = answerAfter(sheet, from + 1)
    return mark === undefined ? [] : [{ answer: mark.answer, value: 0, from, mark: undefined }]
  })

const answerAfter = ({ tokens, markAt }: Sheet, from: number): AnswerMark | undefined => {
  for (let at = from; at <= from + MOST_BETWEEN; at++) {
    const token = tokens[at]
    if (token === undefined || token.kind !== 'word' || token.gap === 'blank' || token.cut) return undefined
    const mark = markAt.get(at)
    if (mark !== undefined && mark.role !== 'short') return isHeading({ tokens }, mark) ? undefined : mark
    if (!BETWEEN.has(token.folded)) return undefined
  }
  return undefined
}

/** "Libya: no. Abstaining: …", "No\nAgainst (3): …": the next list, that somebody may be on. */
const isHeading = ({ tokens }: Pick<Sheet, 'tokens'>, { to }: AnswerMark): boolean =>
  /^[:(]$/.test(tokens[to]?.raw ?? '')
