// Work: what people ask for in a trial, in their own words: boards that follow meetings, meetings added, meetings moved.
import type { Chance } from './chance.ts'
import { trueNow } from './platform.ts'
import type { Life, Said } from './program.ts'

/** A move that was acknowledged: from then on nothing of the old date may start. */
export interface Move {
  readonly slug: string
  readonly acknowledgedAt: number
}

export interface Work {
  readonly boards: readonly string[]
  /** Short names of meetings whose addition was acknowledged. */
  readonly added: readonly string[]
  readonly moves: readonly Move[]
  /** Links the boards and lets them follow; throws when it is not done. */
  setUp(life: Life): Promise<void>
  /** Adds a meeting, or moves one that is there. */
  ask(life: Life): Promise<void>
  /** Takes note of an addition or a move that was made past the program. */
  record(slug: string): void
  recordMove(move: Move): void
}

/** A reminder half an hour before; a meeting lies so far ahead that it falls due within three minutes. */
export const LEAD_MINUTES = 30
const BODY = 'CMW'

interface Given {
  readonly boards: number
  /** What the boards are: of a gateway, or channels of Slack. */
  readonly on: 'hook' | 'slack'
  readonly random: Chance
  /** The program's clock, in milliseconds since 1970. */
  readonly clock?: () => number
}

export const workOf = ({ boards: count, on, random, clock = trueNow }: Given): Work => {
  const boards = Array.from({ length: count }, (_, index) =>
    on === 'slack' ? `CBOARD${index + 1}` : `board-${index + 1}`,
  )
  const added: string[] = []
  const moves: Move[] = []
  let asked = 0

  const add = async (life: Life): Promise<void> => {
    const slug = `prove-${++asked}`
    const when = minutesAhead(clock(), LEAD_MINUTES + random.between(0, 3))
    const words = `event add "Meeting ${asked}" when:"${when}" body:${BODY} kind:meeting slug:${slug} source:plan public:yes`
    if ((await confirm(life, words))?.outcome === 'done') added.push(slug)
  }
  const move = async (life: Life, slug: string): Promise<void> => {
    const when = minutesAhead(clock(), LEAD_MINUTES + random.between(2, 20))
    const said = await confirm(life, `event move ${slug} ${when} why:"no room"`)
    if (said?.outcome === 'done') moves.push({ slug, acknowledgedAt: trueNow() })
  }

  return {
    boards,
    added,
    moves,
    setUp: async life => {
      for (const board of boards) {
        await mustSay(life, `place add ${on}:${board}`)
        await mustSay(life, `follow ${BODY} meetings lead:${LEAD_MINUTES}m`, `${on}:${board}`)
      }
    },
    record: slug => void added.push(slug),
    recordMove: move => void moves.push(move),
    ask: async life => {
      const latest = added.slice(-6)
      const old = latest[random.between(0, 5)]
      await (old !== undefined && random.next() < 0.35 ? move(life, old) : add(life))
    },
  }
}

/** The minute that begins so many minutes after the next one, as it stands on a clock in Geneva. */
const minutesAhead = (now: number, minutes: number): string => {
  const at = Temporal.Instant.fromEpochMilliseconds(Math.floor(now)).toZonedDateTimeISO('Europe/Zurich')
  const then = at.add({ minutes: minutes + 1 })
  return `${then.toPlainDate()} ${then.toPlainTime().toString({ smallestUnit: 'minute', roundingMode: 'floor' })}`
}

/** Asks for the preview and says the words that confirm it. */
const confirm = async (life: Life, words: string): Promise<Said | undefined> => {
  const preview = await life.say(words)
  if (preview === undefined || preview.outcome !== 'done') return preview
  const [, confirmed] = /"words": ("(?:[^"\\]|\\.)*confirm:(?:[^"\\]|\\.)*")/.exec(preview.text) ?? []
  return confirmed === undefined ? preview : life.say(JSON.parse(confirmed))
}

const mustSay = async (life: Life, words: string, place?: string): Promise<void> => {
  const said = await life.say(words, place)
  if (said?.outcome !== 'done') throw new Error(`${words}: ${said?.text ?? 'no answer'} ${life.errors()}`)
}
