// Answer looks: how answers are told apart in pictures, by colour and by pattern, so that neither alone has to do.
import { round } from '#src/reply/chart.ts'
import { ANSWER_WORDS, type Standing } from './ballot.ts'

/** Blue and vermilion of Okabe and Ito's palette, which people with any colour vision tell apart; grey between them. */
const BLUE = '#0072b2'
const VERMILION = '#d55e00'
const GREY = '#9a9a9a'

interface Look {
  readonly words: string
  readonly fill: string
  /** Dashed outline: no answer to the question. */
  readonly outline?: true
}

const silent = (words: string): Look => ({ words, fill: 'none', outline: true })

export const looks: Readonly<Record<Standing, Look>> = {
  'in-favour': { words: ANSWER_WORDS['in-favour'], fill: BLUE },
  against: { words: ANSWER_WORDS.against, fill: 'url(#against)' },
  abstaining: { words: ANSWER_WORDS.abstaining, fill: 'url(#abstaining)' },
  absent: silent(ANSWER_WORDS.absent),
  'not-voting': silent(ANSWER_WORDS['not-voting']),
  suspended: silent(ANSWER_WORDS.suspended),
  'not-recorded': silent('not recorded'),
  'not-a-member': silent('not a member'),
}

/** The patterns that the fills name: stripes for against, dots for abstaining. */
export const patterns =
  `<pattern id="against" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="${VERMILION}"/><rect width="2" height="7" fill="#ffffff" fill-opacity="0.55"/></pattern>` +
  `<pattern id="abstaining" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="${GREY}"/><circle cx="3" cy="3" r="1.3" fill="#ffffff" fill-opacity="0.75"/></pattern>`

/** Left, top, width and height. */
export type Box = readonly [number, number, number, number]

/** A bar, or a swatch of the legend. */
export const bar = (standing: Standing, [x, y, width, height]: Box): string => {
  const { fill, outline } = looks[standing]
  const inset = outline === undefined ? 0 : 0.5
  const size = `x="${round(x + inset)}" y="${round(y + inset)}" width="${round(Math.max(width - 2 * inset, 0.5))}" height="${round(height - 2 * inset)}"`
  return outline === undefined
    ? `<rect ${size} fill="${fill}"/>`
    : `<rect ${size} fill="none" stroke="currentColor" stroke-opacity="0.7" stroke-dasharray="3 2"/>`
}
