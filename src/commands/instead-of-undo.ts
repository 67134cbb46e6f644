// Instead of undo: what to type when it is too late to take a change back.
import type { Change } from '#src/calendar/change.ts'
import { whenWords } from '#src/calendar/when-words.ts'

/** A sentence with the words that do it by hand. */
export const insteadOfUndo = ({ kind, slug, before }: Change): string => {
  const byHand = `Look at it and change it by hand: show ${slug}`
  if (before === undefined) return `To take it off type: event cancel ${slug}`
  switch (kind) {
    case 'MOVED':
    case 'FIXED':
      return `To set the former date type: event move ${slug} ${whenWords(before.when)}`
    case 'POSTPONED':
    case 'CANCELLED':
    case 'AT RISK':
    case 'HELD':
      return `To take it back type: event restore ${slug}`
    case 'ADDED':
    case 'RESTORED':
    case 'CORRECTED':
    case 'WITHDRAWN':
      return byHand
  }
}
