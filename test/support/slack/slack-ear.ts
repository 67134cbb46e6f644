// Slack ear: what is said on Slack in a scenario, by the real adapter and a strict fake of Slack, to wherever it is answered.
import { setTimeout as pause } from 'node:timers/promises'
import { openSlack } from '#adapters/slack/connect.ts'
import { menu } from '#src/commands/index.ts'
import type { Answer } from '#src/conversation/dispatch.ts'
import { formInstead } from '#src/conversation/form.ts'
import type { Utterance } from '#src/conversation/utterance.ts'
import { memoryStores } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'
import type { Hear } from '#test/support/scenario/dispatch-stage.ts'
import { acts } from './acts.ts'
import { fakeSlack } from './fake-slack.ts'
import { unhurried } from './slack-bot.ts'

/** Far longer than the busiest machine takes. */
const LONGEST_MS = 30_000

export interface SlackEar extends AsyncDisposable {
  readonly hear: Hear
  /** What the real Slack would have refused. */
  complaints(): readonly string[]
}

export const slackEar = async (): Promise<SlackEar> => {
  const fake = await fakeSlack()
  const there = acts(fake)
  const own = await memoryStores()
  let answer: ((heard: Utterance) => Promise<Answer>) | undefined
  let heard = Promise.withResolvers<Answer>()
  const failures: string[] = []
  const slack = openSlack(
    {
      botTokens: [fake.teams[0].bot.token],
      way: { by: 'socket', appTokens: ['xapp-1'] },
      apiUrl: fake.apiUrl,
    },
    {
      dispatch: async utterance => {
        if (answer === undefined) throw new Error('nobody said anything')
        const found = await answer(utterance)
        heard.resolve(found)
        return found
      },
      menu,
      root: 'un',
      ...own,
      instruments: fixedInstruments(),
      now: () => Temporal.Now.instant(),
      timeout: Temporal.Duration.from({ seconds: 30 }),
      waits: unhurried,
      pngOf: async () => new Uint8Array([1]),
      failed: error => failures.push(String(error)),
    },
  )
  await fake.connected()

  return {
    hear: async (utterance, answering) => {
      if (utterance.place.platform !== 'slack') return answering(utterance)
      const { speaker, place, words } = utterance
      there.person(speaker.id, kinds[speaker.standing])
      if (place.kind === 'room' && !fake.teams[0].channels.has(place.id)) openRoom(utterance)
      answer = answering
      heard = Promise.withResolvers()
      const text = escaped(words)
      const said = place.kind === 'room' ? { user: speaker.id, channel: place.id, text } : { user: speaker.id, text }
      // A bare command opens a form when it is typed behind a slash; written, it is refused as everywhere.
      const bare = formInstead(words, menu) !== undefined || speaker.standing === 'bot'
      const { acked } = await (bare ? write(said) : there.command(said))
      if (acked === undefined) throw new Error(`not acknowledged in time: ${words.slice(0, 60)}`)
      // A question is acknowledged before it is answered when that takes long.
      const found = await Promise.race([heard.promise, pause(LONGEST_MS, undefined, { ref: false })])
      if (found === undefined) throw new Error(`not heard: ${words.slice(0, 60)} ${failures.join(' ')}`)
      return found
    },
    complaints: () => [...fake.complaints, ...failures],
    [Symbol.asyncDispose]: async () => {
      await slack[Symbol.asyncDispose]()
      await fake[Symbol.asyncDispose]()
      await own.close()
    },
  }

  function write(said: { user: string; channel?: string; text: string }) {
    return said.channel === undefined ? there.write(said) : there.mention({ ...said, channel: said.channel })
  }

  function openRoom({ place, speaker }: Utterance): void {
    there.person('UGUESTOFROOM', 'guest')
    const guests = place.outsiders === 'guests' ? ['UGUESTOFROOM'] : []
    const shared = place.outsiders === 'other-organisations' ? ({ shared: 'other-organisations' } as const) : {}
    const full = speaker.standing === 'full' ? [speaker.id] : []
    there.channel(place.id, [...full, ...guests], shared)
  }
}

const kinds = { full: 'full', guest: 'guest', outside: 'outside', bot: 'bot' } as const

/** As Slack writes down what somebody typed. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
