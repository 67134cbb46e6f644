// Acts: what people do in the fake Slack: type, press, submit, as Slack tells a bot of it.
import type { FakeSlack } from './fake-slack.ts'
import { describe, directOf } from './methods.ts'
import type { Heard } from './reaching.ts'
import type { Team, TeamChannel, TeamMessage, TeamUser } from './team.ts'

type Json = Readonly<Record<string, unknown>>

export interface Acts {
  person(id: string, kind?: TeamUser['kind']): TeamUser
  /** The same person is something else from now on, and Slack tells of it. */
  become(id: string, kind: TeamUser['kind']): Promise<Heard>
  /** A channel with the bot and these people in it. */
  channel(id: string, members: readonly string[], more?: Partial<TeamChannel>): TeamChannel
  /** Types `/un text`, or another command. */
  command(said: { user: string; channel?: string; text: string; command?: string }): Promise<Heard>
  /** Writes to the bot directly. The same id twice is the same message delivered twice. */
  write(said: { user: string; text: string; eventId?: string; retry?: number; more?: Json }): Promise<Heard>
  mention(said: { user: string; channel: string; text: string; thread?: string; more?: Json }): Promise<Heard>
  event(event: Json, eventId?: string): Promise<Heard>
  /** Presses a button, found by its label, in something that was shown. */
  press(pressed: Pressed): Promise<Heard>
  /** Any other interaction: a form, a shortcut, a search in a menu. */
  interact(payload: Json): Promise<Heard>
}

export interface Pressed {
  readonly user: string
  readonly label: string
  readonly blocks: readonly unknown[]
  readonly channel?: string
  /** The message in which it is, when all see it. */
  readonly message?: TeamMessage
  /** Pressed on the bot's own page or in a form. */
  readonly view?: Json
}

export const acts = (slack: FakeSlack, team: Team = slack.teams[0]): Acts => {
  let events = 0
  const event = (inner: Json, eventId = `Ev${++events}${team.id}`, retry?: number): Promise<Heard> =>
    slack.deliver({
      team,
      type: 'events_api',
      ...(retry === undefined ? {} : { retry }),
      payload: {
        token: 'x',
        team_id: team.id,
        api_app_id: 'A1',
        type: 'event_callback',
        event_id: eventId,
        event_time: Math.floor(Date.now() / 1000),
        authorizations: [{ team_id: team.id, user_id: team.bot.user, is_bot: true, enterprise_id: null }],
        event: inner,
      },
    })
  const posted = (user: string, channel: string, text: string): string => {
    const ts = `${1_700_000_000 + ++events}.000100`
    team.messages.push({ channel, ts, user, text, blocks: [], edits: 0 })
    return ts
  }
  const person: Acts['person'] = (id, kind = 'full') => {
    const user = { id, name: id.slice(1).toLowerCase(), kind }
    team.users.set(id, user)
    return user
  }
  return {
    person,
    become: (id, kind) => event({ type: 'user_change', user: describe(person(id, kind), team) }),
    channel: (id, members, more = {}) => {
      const made: TeamChannel = {
        id,
        members: new Set([team.bot.user, ...members]),
        shared: 'no',
        kind: 'public',
        ...more,
      }
      team.channels.set(id, made)
      return made
    },
    command: ({ user, channel, text, command = '/un' }) => {
      const place = channel ?? directOf(team, user)
      return slack.deliver({
        team,
        type: 'slash_commands',
        payload: {
          token: 'x',
          team_id: team.id,
          team_domain: 'team',
          channel_id: place,
          channel_name: channel === undefined ? 'directmessage' : 'channel',
          user_id: user,
          user_name: team.users.get(user)?.name ?? user,
          command,
          text,
          api_app_id: 'A1',
          is_enterprise_install: 'false',
          ...slack.interaction(team),
        },
      })
    },
    write: ({ user, text, eventId, retry, more = {} }) => {
      const channel = directOf(team, user)
      const ts = posted(user, channel, text)
      return event(
        { type: 'message', channel, channel_type: 'im', user, text, ts, event_ts: ts, ...more },
        eventId,
        retry,
      )
    },
    mention: ({ user, channel, text, thread, more = {} }) => {
      const ts = posted(user, channel, text)
      return event({
        type: 'app_mention',
        channel,
        user,
        text: `<@${team.bot.user}> ${text}`,
        ts,
        event_ts: ts,
        ...(thread === undefined ? {} : { thread_ts: thread }),
        ...more,
      })
    },
    event: (inner, eventId) => event(inner, eventId),
    press: ({ user, label, blocks, channel, message, view }) => {
      const { block, button } = buttonIn(blocks, label)
      const spot = message?.channel ?? channel ?? directOf(team, user)
      const { trigger_id, response_url } = slack.interaction(team)
      const container =
        view === undefined
          ? { type: 'message', channel_id: spot, message_ts: message?.ts ?? '1.1', is_ephemeral: message === undefined }
          : { type: 'view', view_id: view.id }
      return slack.deliver({
        team,
        type: 'interactive',
        payload: {
          type: 'block_actions',
          team: { id: team.id, domain: 'team' },
          user: { id: user, team_id: team.id, username: user },
          api_app_id: 'A1',
          token: 'x',
          container,
          trigger_id,
          is_enterprise_install: false,
          ...(view === undefined ? { channel: { id: spot, name: 'x' }, response_url } : { view }),
          actions: [{ ...button, block_id: block, action_ts: String(++events) }],
        },
      })
    },
    interact: payload =>
      slack.deliver({
        team,
        type: 'interactive',
        payload: {
          team: { id: team.id, domain: 'team' },
          api_app_id: 'A1',
          token: 'x',
          is_enterprise_install: false,
          ...payload,
        },
      }),
  }
}

/** The button with a label. */
const buttonIn = (blocks: readonly unknown[], label: string): { block: string; button: Json } => {
  for (const [index, block] of (blocks as readonly { elements?: readonly Json[]; block_id?: string }[]).entries())
    for (const button of block.elements ?? [])
      if ((button.text as { text?: string } | undefined)?.text === label)
        return { block: block.block_id ?? `b${index}`, button }
  throw new Error(`there is no button "${label}"`)
}

/** Everything that is written in blocks, for a test to read. */
export const wordsIn = (blocks: unknown): string => {
  if (Array.isArray(blocks)) return blocks.map(wordsIn).join('')
  if (typeof blocks !== 'object' || blocks === null) return ''
  const { text, user_id, elements, type, alt_text } = blocks as Record<string, unknown>
  const own = typeof text === 'string' ? text : typeof text === 'object' && text !== null ? `[${wordsIn(text)}]` : ''
  const user = typeof user_id === 'string' ? `<@${user_id}>` : ''
  const end = /^rich_text_|^section$|^actions$|^context$/.test(String(type)) ? '\n' : ''
  return own + user + (typeof alt_text === 'string' ? alt_text : '') + wordsIn(elements) + end
}
