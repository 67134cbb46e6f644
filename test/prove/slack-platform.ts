// Slack platform: the strict fake of Slack as the platform of a trial, with a channel for each board.
import { acts } from '#test/support/slack/acts.ts'
import { type Called, type Fate, fakeSlack } from '#test/support/slack/fake-slack.ts'
import { leastScopes, withHistory } from '#test/support/slack/team.ts'
import type { Chance } from './chance.ts'
import { type Deed, type Faults, healthy, type Platform, type Repeats, trueNow } from './platform.ts'

interface Given {
  readonly repeats: Repeats
  readonly random: Chance
  readonly boards: readonly string[]
}

/** `look-up`: with the right to read history; else nobody can tell what became of a lost answer. */
export const slackPlatform = async ({ repeats, random, boards }: Given): Promise<Platform> => {
  const fake = await fakeSlack()
  fake.teams[0].scopes = repeats === 'look-up' ? withHistory : leastScopes
  const there = acts(fake)
  for (const board of boards) there.channel(board, [])
  const deeds: Deed[] = []
  let seen = 0
  let faults = healthy
  let lastAsked = 0
  let next = Promise.withResolvers<void>()
  fake.play(method => {
    if (method === 'auth.test') return 'done'
    lastAsked = trueNow()
    if (method.startsWith('chat.')) {
      next.resolve()
      next = Promise.withResolvers()
    }
    return fateOf(random, faults)
  })
  return {
    url: fake.apiUrl,
    repeats,
    get deeds() {
      for (const call of fake.calls.slice(seen)) deeds.push(...deedOf(call))
      seen = fake.calls.length
      return deeds
    },
    get calls() {
      return fake.calls.length
    },
    get underWay() {
      return fake.open
    },
    get lastAsked() {
      return lastAsked
    },
    play: given => {
      faults = given
    },
    asked: () => next.promise,
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  }
}

const whats: Readonly<Record<string, Deed['what']>> = { 'chat.postMessage': 'posted', 'chat.update': 'edited' }

/** What a call did, when it did something. */
const deedOf = ({ method, args, at, answer }: Called): readonly Deed[] => {
  const what = whats[method]
  if (what === undefined || answer?.ok !== true) return []
  const metadata = typeof args.metadata === 'string' ? JSON.parse(args.metadata) : args.metadata
  const { id = '', part = 0, parts = 1 } = metadata?.event_payload ?? {}
  return [{ at, what, id, place: String(args.channel), text: String(args.text), part: [part, parts] }]
}

const fateOf = (random: Chance, { tooMany, failed, away, cut, slow }: Faults): Fate => {
  let left = random.next()
  const fates: readonly (readonly [number, Fate])[] = [
    [tooMany + away, 'too-many'],
    [failed / 2, 'failed-undone'],
    [failed / 2, 'failed-done'],
    [cut / 2, 'cut-undone'],
    [cut / 2 + slow, 'cut-done'],
  ]
  for (const [often, fate] of fates) {
    left -= often
    if (left < 0) return fate
  }
  return 'done'
}
