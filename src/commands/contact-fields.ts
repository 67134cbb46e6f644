// Contact fields: stance, confidence, rank and the rest, as every command about contacts takes them.
import { CONFIDENCES, type Confidence, readConfidence } from '#src/contacts/confidence.ts'
import { CHANNELS, LEVELS } from '#src/contacts/contact.ts'
import { readStance, STANCES, type Stance } from '#src/contacts/stance.ts'
import {
  choiceField,
  dayField,
  type Field,
  labelled,
  numberField,
  option,
  optional,
  optionalWhere,
  rest,
  textField,
  wordField,
} from '#src/conversation/fields.ts'

const stanceAlone: Field<Stance> = {
  ...wordField({ help: 'stance', example: 'ly' }),
  kind: 'choice',
  choices: STANCES,
  read: readStance,
}

const confidenceAlone: Field<Confidence> = {
  ...numberField({ help: 'confidence', example: '2' }),
  kind: 'choice',
  choices: CONFIDENCES.map(String),
  read: readConfidence,
}

/** What was heard; words that are no stance and no number belong to the note. */
export const heardFields = {
  stance: optionalWhere(text => readStance(text).ok, stanceAlone),
  confidence: optionalWhere(text => /^\d$/.test(text), confidenceAlone),
}

export const pickFields = {
  ask: option({ ...wordField({ help: 'ask or draft', example: 'A7' }), kind: 'id' }),
  day: option(dayField({ help: 'day', example: 'yesterday' })),
  next: option(dayField({ help: 'day to come back', example: 'mon' })),
}

/** What only the author's organisation reads. */
export const detailFields = {
  city: labelled('AMBER+STRICT', option(textField({ help: 'city', example: 'Geneva' }))),
  level: labelled('AMBER+STRICT', option(choiceField(LEVELS, { help: 'rank', example: 'ambassador' }))),
  channel: labelled('AMBER+STRICT', option(choiceField(CHANNELS, { help: 'channel', example: 'phone' }))),
  wants: labelled('AMBER+STRICT', option(textField({ help: 'what they want', example: '"OP5 softer"' }))),
  prefers: labelled('AMBER+STRICT', option(textField({ help: 'how they like to be asked', example: '"by email"' }))),
  note: labelled('AMBER+STRICT', optional(rest(textField({ help: 'note', example: '"wants OP5 softer"' })))),
}
