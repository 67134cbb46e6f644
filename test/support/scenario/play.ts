// Play: a scenario on a stage, step by step; what differs is said line by line.
import { difference, type Memory, matchLines, recall } from './compare-lines.ts'
import type { Scenario, Step } from './script.ts'
import type { Stage } from './stage.ts'

/** Plays all steps. Throws a Difference, with the line of the scenario, at the first that goes otherwise. */
export const play = async (scenario: Scenario, stage: Stage): Promise<void> => {
  let memory: Memory = new Map()
  for (const step of scenario.steps) memory = await playStep(step, stage, memory)
}

/** What a failing scenario says: it reads as a whole, so that no stack is needed. */
export class Difference extends Error {
  constructor(step: Step, said: string, lines: readonly string[]) {
    super([`line ${step.line}: ${said}`, ...lines].join('\n  '))
    this.name = 'Difference'
  }
}

const playStep = async (step: Step, stage: Stage, memory: Memory): Promise<Memory> => {
  switch (step.kind) {
    case 'person':
      await stage.join(step.person)
      return memory
    case 'room':
      await stage.open(step.room)
      return memory
    case 'home':
      await stage.home(step.space)
      return memory
    case 'shipped calendar':
      await stage.loadShippedCalendar()
      return memory
    case 'website':
      stage.setWebsite(step.address, step.answer)
      return memory
    case 'at':
      await stage.until(step.at)
      return memory
    case 'later':
      await stage.until(stage.now().add(step.by))
      return memory
    case 'down':
      await stage.downUntil(stage.now().add(step.by))
      return memory
    case 'say':
      return playSay(step, stage, memory)
    case 'shown':
      return compared(
        step,
        { said: 'the bot posts', expected: step.expected, shown: await stage.shown(step.spot) },
        memory,
      )
  }
}

const playSay = async (step: Step & { kind: 'say' }, stage: Stage, memory: Memory): Promise<Memory> => {
  const words = recall(step.words, memory)
  const { lines, outcome } = await stage.say({ by: step.by, spot: step.spot, words })
  const said = `${step.by}> ${words}`
  if (step.expected !== undefined) return compared(step, { said, expected: step.expected, shown: lines }, memory)
  if (outcome === 'refused') throw new Difference(step, said, ['was refused:', ...lines])
  return memory
}

const compared = (
  step: Step,
  { said, expected, shown }: { said: string; expected: readonly string[]; shown: readonly string[] },
  memory: Memory,
): Memory => {
  const after = matchLines(expected, shown, memory)
  if (after === undefined)
    throw new Difference(step, said, ['(- expected, + shown)', ...difference(expected, shown, memory)])
  return after
}
