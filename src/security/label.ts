// Labels: TLP 2.0, from what anyone may read to what only named people may.

/** Traffic Light Protocol 2.0 (FIRST), lowest first. */
export const labels = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const
export type Label = (typeof labels)[number]

/** The label of something made of parts: the highest of theirs; CLEAR when there are none. */
export const highest = (parts: Iterable<Label>): Label => {
  let top = 0
  for (const label of parts) top = Math.max(top, labels.indexOf(label))
  return labels[top] ?? 'RED'
}

export const isAbove = (label: Label, ceiling: Label): boolean => labels.indexOf(label) > labels.indexOf(ceiling)
