// Row: one line of what `npm run bench` prints: what was measured, what it must reach, what it reached.

export interface Row {
  /** What is measured. */
  readonly work: string
  /** What it must reach, in words. */
  readonly goal: string
  readonly run: () => Promise<Reached>
}

/** `noted`: there is no goal to reach, the number is worth knowing. */
export interface Reached {
  readonly reached: string
  readonly verdict: 'met' | 'missed' | 'noted'
}

export const atLeast = (goal: number, reached: number): Reached => ({
  reached: reached.toFixed(2),
  verdict: reached >= goal ? 'met' : 'missed',
})

export const atMost = (goal: number, reached: number, unit = ''): Reached => ({
  reached: `${reached.toFixed(unit === '' ? 3 : 1)}${unit}`,
  verdict: reached <= goal ? 'met' : 'missed',
})

export const noted = (reached: string): Reached => ({ reached, verdict: 'noted' })
