// Vote paths: where the site shows votes, drafts and States, and the pictures of them.
import type { Iso3 } from '#src/states/state.ts'
import type { Vote } from './vote.ts'
import type { NumberedDraft } from './vote-ledger.ts'

/** `/votes/on/A/HRC/51/L.6`, or by number for what has no symbol. */
export const draftPath = ({ symbol, number }: Pick<NumberedDraft, 'symbol' | 'number'>): string =>
  `/votes/on/${(symbol ?? `D${number}`).split('/').map(encodeURIComponent).join('/')}`

export const statePath = (state: Iso3): string => `/votes/state/${state}`

export type PictureForm = 'svg' | 'png'

/** The result card of a vote. */
export const resultPath = ({ number }: Pick<Vote, 'number'>, form: PictureForm): string =>
  `/votes/picture/V${number}.${form}`

/** The record of a State. */
export const recordPath = (state: Iso3, form: PictureForm): string => `/votes/picture/${state}.${form}`
