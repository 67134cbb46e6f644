// Rules: all deadline rules that ship, typed.
import type { DeadlineRule } from './deadline-rule.ts'
import data from './rules.json' with { type: 'json' }

/** Every deadline rule, grouped by body. What TypeScript reads from JSON is wider than the union; a test checks each rule's form. */
export const deadlineRules = data as readonly unknown[] as readonly DeadlineRule[]

const byId = new Map(deadlineRules.map(rule => [rule.id, rule]))

export const findRule = (id: string): DeadlineRule | undefined => byId.get(id)
