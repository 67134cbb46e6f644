// Confidence: how good the word of a State is, by who gave it.
import { ok, type Result, refuse } from '#src/result.ts'

export const CONFIDENCES = [1, 2, 3, 4] as const
export type Confidence = (typeof CONFIDENCES)[number]

export const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  1: 'rumour',
  2: 'told by a diplomat',
  3: 'told by the ambassador or the capital',
  4: 'on record',
}

/** What a talk is worth unless somebody says otherwise: a diplomat told us. */
export const USUAL_CONFIDENCE: Confidence = 2

/** Reads `3`. */
export const readConfidence = (text: string): Result<Confidence> => {
  const confidence = CONFIDENCES.find(one => String(one) === text.trim())
  return confidence === undefined
    ? refuse(
        'The confidence is a number: 1 (rumour), 2 (told by a diplomat), 3 (told by the ambassador or the capital) or 4 (on record).',
      )
    : ok(confidence)
}
