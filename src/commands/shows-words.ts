// Shows words: whether free words that are AMBER may be shown where somebody asks; elsewhere an answer is made of picks alone.
import type { Context } from '#src/conversation/context.ts'
import { shown } from '#src/security/label-table.ts'

/** So that one answer need not be given up for a title in it. `release` judges again, by the parts. */
export const showsWords = ({ utterance }: Pick<Context, 'utterance'>): boolean =>
  shown[utterance.place.destination].AMBER === 'space'
