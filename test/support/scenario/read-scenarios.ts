// Read scenarios: a Markdown file that a campaigner could write, to scenarios that can be played.
import { readStep } from './read-step.ts'
import type { Scenario, Step } from './script.ts'

const ANSWER = /^bot< ?(.*)$/
const PAGE_LINE = /^\| ?(.*)$/
const MORE_WORDS = /^([a-z][a-z0-9]*)\| ?(.*)$/
/** Lines that were meant to be steps; when they cannot be read, prose would hide the mistake. */
const MEANT = /^(?:- |later:|down:|at:|bot\b.*<|[a-z][a-z0-9]*(?: (?:on|in) \S+)*>)/

/**
 * Headings `## …` begin scenarios, each of which starts anew with what stands before the first of them. A heading that
 * is a date sets the clock. List items, and lines that look like talk, are steps; the rest is prose.
 */
export const readScenarios = (markdown: string): readonly Scenario[] => {
  const shared: Step[] = []
  const scenarios: { title: string; steps: Step[] }[] = []
  let fenced = false
  for (const [index, raw] of markdown.split('\n').entries()) {
    const text = raw.trim()
    if (text.startsWith('```')) {
      fenced = !fenced
      continue
    }
    const heading = /^(#+) (.+)$/.exec(text)
    const step = readStep((heading?.[2] ?? text).replace(/^- /, ''), index + 1)
    const steps = scenarios.at(-1)?.steps ?? shared
    if (step !== undefined) add(steps, step)
    else if (heading?.[1] === '##') scenarios.push({ title: heading[2] ?? '', steps: [...shared] })
    else if (heading === null && !continued(steps, text) && text !== '' && (fenced || MEANT.test(text)))
      throw new Error(`line ${index + 1}: I do not understand "${text}"`)
  }
  return scenarios.length > 0 ? scenarios : [{ title: 'plays', steps: shared }]
}

/** Lines that follow one another about one spot are one expectation. */
const add = (steps: Step[], step: Step): void => {
  const last = steps.at(-1)
  const goesOn =
    step.kind === 'shown' && last?.kind === 'shown' && JSON.stringify(step.spot) === JSON.stringify(last.spot)
  if (goesOn) steps[steps.length - 1] = { ...last, expected: [...last.expected, ...step.expected] }
  else steps.push(step)
}

/** Whether the line went on with the step before it: more words, what the bot answers, or more of a web site. */
const continued = (steps: Step[], text: string): boolean => {
  const last = steps.at(-1)
  const answer = ANSWER.exec(text)?.[1]
  const more = MORE_WORDS.exec(text)
  const page = PAGE_LINE.exec(text)?.[1]
  if (last?.kind === 'website' && 'text' in last.answer && page !== undefined) {
    steps[steps.length - 1] = { ...last, answer: { text: `${last.answer.text}${page}\n` } }
    return true
  }
  if (last?.kind !== 'say') return false
  if (answer !== undefined)
    steps[steps.length - 1] = { ...last, expected: [...(last.expected ?? []), ...(answer === '' ? [] : [answer])] }
  else if (more?.[1] === last.by) steps[steps.length - 1] = { ...last, words: `${last.words}\n${more[2]}` }
  else return false
  return true
}
