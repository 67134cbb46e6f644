// Full list: every State of a vote under its answer.
import type { Reader } from '#src/calendar/say-when.ts'
import { type Block, line, strong } from '#src/reply/document.ts'
import { ANSWER_WORDS, ANSWERS, type Ballots } from '#src/votes/ballot.ts'
import { stateNames } from '#src/votes/state-names.ts'

export const fullList = (ballots: Ballots, reader: Pick<Reader, 'language'>): readonly Block[] =>
  ANSWERS.flatMap(given => {
    const states = [...ballots].flatMap(([state, answer]) => (answer === given ? [state] : []))
    return states.length === 0
      ? []
      : [line(strong(`${ANSWER_WORDS[given]} (${states.length}): `), stateNames(states, reader))]
  })
