// Fallback text: what a lock screen shows and a screen reader reads of a message, escaped so that it is never obeyed.
import { isAbove, type Label } from '#src/security/label.ts'
import { budget } from './limits.ts'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** The words of a message; above GREEN only that there is an answer, for a lock screen is read by whoever holds it. */
export const fallbackText = (label: Label, said: string): string => {
  if (isAbove(label, 'GREEN')) return `An answer for you, marked ${label}. Open it to read it.`
  let text = ''
  for (const character of said.trim()) {
    const next = escapes[character] ?? character
    if (text.length + next.length > budget.text - 1) return `${text.trimEnd()}…`
    text += next
  }
  return text === '' ? 'An answer.' : text
}
