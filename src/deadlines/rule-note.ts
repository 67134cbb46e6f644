// Rule note: what a computed deadline says about itself: for whom, by which rule, within which limits.
import type { When } from '#src/calendar/when.ts'
import type { DeadlineRule } from './deadline-rule.ts'
import { timingInWords } from './timing-in-words.ts'

/** Sentences for people, one after the other. */
export const noteOf = (rule: DeadlineRule, when: When): string =>
  sentences([
    `For: ${rule.who}`,
    rule.timing.type === 'notice'
      ? `No rule gives a day: ${timingInWords(rule.timing)}`
      : `Computed: ${timingInWords(rule.timing)}; a published date wins`,
    ...(when.kind === 'days' ? ['The hour is not known: be done the day before'] : []),
    ...rule.limits,
    ...(rule.note === undefined ? [] : [rule.note]),
    `Confidence: ${rule.confidence}`,
  ])

/** What stays true once a date was published: for whom, and within which limits. */
export const publishedNoteOf = (rule: DeadlineRule): string => sentences([`For: ${rule.who}`, ...rule.limits])

const sentences = (parts: readonly string[]): string =>
  parts.map(sentence => `${sentence.replace(/\.$/, '')}.`).join(' ')
