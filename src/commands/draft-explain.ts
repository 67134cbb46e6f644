// draft explain: what a State said about its vote, before or after it.
import { command } from '#src/conversation/command.ts'
import { choiceField, option, optional, rest, stateField, textField } from '#src/conversation/fields.ts'
import { refuse } from '#src/result.ts'
import { draftMeant } from './find-draft.ts'
import { keepDraft } from './keep-draft.ts'

const LONGEST = 2_000

export const draftExplain = command({
  verb: 'draft explain',
  summary: 'note an explanation of vote',
  permission: 'work on deadlines',
  effect: 'write',
  fields: {
    draft: textField({ help: 'symbol', example: 'A/HRC/62/L.4' }),
    state: stateField,
    note: optional(rest(textField({ help: 'what it said', example: 'cannot support OP 5' }))),
    said: option(choiceField(['before', 'after'], { help: 'before or after the vote', example: 'before' })),
  },
  examples: ['draft explain A/HRC/62/L.4 CHN cannot support OP 5 said:before', 'draft explain A/HRC/62/L.4 USA'],
  handle: async ({ draft: typed, state, note, said = 'after' }, context) => {
    const meant = await draftMeant(typed, {}, context)
    if (!meant.ok) return meant
    if ((note ?? '').length > LONGEST)
      return refuse(`That is longer than ${LONGEST} characters. Type what matters, and keep the rest elsewhere.`)
    const others = meant.value.explanations.filter(one => one.state !== state || one.when !== said)
    const explanation = { state, when: said, ...(note === undefined ? {} : { note }) }
    return keepDraft({ ...meant.value, explanations: [...others, explanation] }, context)
  },
})
