// Result: what people type wrong is a value whose error is the sentence they will read.

/** Either a value, or a refusal that a person will read. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

/** Why something was not done, and what to type instead. */
export interface Refusal {
  /** One sentence for the person, with what to do next. */
  readonly sentence: string
  /** Numbered choices: each a label and the full utterance that it stands for. */
  readonly choices?: readonly Choice[]
}

/** A numbered answer: choosing it is the same as typing its words. */
export interface Choice {
  readonly label: string
  readonly words: string
}

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const refuse = (sentence: string, choices?: readonly Choice[]): Result<never> => ({
  ok: false,
  refusal: choices === undefined ? { sentence } : { sentence, choices },
})
