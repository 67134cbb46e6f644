// Request: what `palais …` in a shell asks the running bot, and what it gets back.
import { z } from 'zod'
import { votesRequestShape } from './votes-request.ts'

/** One connection carries one request and one answer, each a JSON text that ends when its sender ends. */
const requestShape = z.object({
  words: z.string(),
  attachment: z.string().optional(),
  as: z.string().optional(),
  in: z.string().optional(),
  form: z.enum(['text', 'json']),
  columns: z.int().min(1),
  colour: z.enum(['yes', 'no']),
})
export type Request = z.infer<typeof requestShape>

/** What a client may ask: an utterance, or votes to be kept. */
export const askedShape = z.union([requestShape, votesRequestShape])
export type Asked = z.infer<typeof askedShape>

/** How it ended, as the exit code tells it. */
export const outcomes = { done: 0, refused: 1, failed: 2 } as const

export const answerShape = z.object({
  outcome: z.enum(['done', 'refused', 'failed']),
  /** Ready to print. */
  text: z.string(),
})
export type Answer = z.infer<typeof answerShape>

/** The most that a request or an answer may hold, in bytes. */
export const MOST_FRAME_BYTES = 16 * 1024 * 1024
/** The most that standard input may hold: JSON may write a byte as six. */
export const MOST_ATTACHED_BYTES = 2 * 1024 * 1024
