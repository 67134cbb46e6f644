// draft dissociate: a State joins the consensus, but not one part of the text.
import { command } from '#src/conversation/command.ts'
import { optional, rest, stateField, textField } from '#src/conversation/fields.ts'
import { draftMeant } from './find-draft.ts'
import { keepDraft } from './keep-draft.ts'

export const draftDissociate = command({
  verb: 'draft dissociate',
  summary: 'note that a State dissociates itself',
  permission: 'work on deadlines',
  effect: 'write',
  fields: {
    draft: textField({ help: 'symbol', example: 'A/HRC/62/L.4' }),
    state: stateField,
    from: optional(rest(textField({ help: 'part of the text', example: 'OP 3' }))),
  },
  examples: ['draft dissociate A/HRC/62/L.4 HUN OP 3', 'draft dissociate A/HRC/62/L.4 HUN'],
  handle: async ({ draft: typed, state, from }, context) => {
    const meant = await draftMeant(typed, {}, context)
    if (!meant.ok) return meant
    const others = meant.value.dissociations.filter(one => one.state !== state)
    const dissociation = { state, ...(from === undefined ? {} : { from }) }
    return keepDraft({ ...meant.value, dissociations: [...others, dissociation] }, context)
  },
})
