// Methods: the Web API of the fake Slack: what each method needs, refuses and does.
import { type Answer, type Args, checkMessage, jsonOf, Refusal, text, type World } from './asked.ts'
import { viewFaults } from './block-kit.ts'
import type { Team, TeamMessage, TeamUser } from './team.ts'

interface Method {
  /** One of these is needed. */
  readonly scopes: readonly string[]
  readonly run: (args: Args, world: World) => Answer
}

/** Answers a call as Slack would; `ok: false` with the reason when it refuses. */
export const callMethod = (name: string, args: Args, world: World): Answer => {
  const method = methods[name]
  if (method === undefined) return { ok: false, error: 'unknown_method' }
  if (world.team.state === 'revoked') return { ok: false, error: 'token_revoked' }
  const { scopes } = world.team
  if (method.scopes.length > 0 && !method.scopes.some(one => scopes.includes(one)))
    return { ok: false, error: 'missing_scope', needed: method.scopes[0], provided: scopes.join(',') }
  try {
    return { ok: true, ...method.run(args, world) }
  } catch (error) {
    if (error instanceof Refusal) return error.answer
    throw error
  }
}

const channelIn = (args: Args, { team }: World) => {
  const channel = team.channels.get(text(args, 'channel'))
  if (channel === undefined) throw new Refusal('channel_not_found')
  return channel
}

const writable = (args: Args, world: World) => {
  const channel = channelIn(args, world)
  if (!channel.members.has(world.team.bot.user))
    throw new Refusal(channel.kind === 'public' ? 'not_in_channel' : 'channel_not_found')
  if (channel.archived === 'yes') throw new Refusal('is_archived')
  return channel
}

const put = (args: Args, world: World, more: Partial<TeamMessage> = {}): TeamMessage => {
  const { team } = world
  const message: TeamMessage = {
    channel: text(args, 'channel'),
    ts: world.ts(),
    user: team.bot.user,
    botId: team.bot.id,
    text: '',
    blocks: [],
    ...(typeof args.thread_ts === 'string' ? { thread: args.thread_ts } : {}),
    ...(args.metadata === undefined ? {} : { metadata: jsonOf(args.metadata) }),
    edits: 0,
    ...more,
  }
  team.messages.push(message)
  return message
}

const told = (message: TeamMessage) => ({
  type: 'message',
  ts: message.ts,
  user: message.user,
  ...(message.botId === undefined ? {} : { bot_id: message.botId }),
  text: message.text,
  ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
  ...(message.thread === undefined ? {} : { thread_ts: message.thread }),
})

const page = (found: readonly TeamMessage[], args: Args): Answer => {
  const limit = Number(args.limit ?? 100)
  const oldest = Number(args.oldest ?? 0)
  const latest = Number(args.latest ?? Number.POSITIVE_INFINITY)
  const from = Number(args.cursor ?? 0)
  const all = found
    .filter(one => one.only === undefined && one.deleted === undefined)
    .filter(one => Number(one.ts) >= oldest && Number(one.ts) <= latest)
    .toSorted((a, b) => Number(b.ts) - Number(a.ts))
  const more = all.length > from + limit
  return {
    messages: all.slice(from, from + limit).map(told),
    has_more: more,
    response_metadata: { next_cursor: more ? String(from + limit) : '' },
  }
}

const historyScope = (kind: string): string =>
  ({ public: 'channels:history', private: 'groups:history', direct: 'im:history' })[kind] ?? ''

const readable = (args: Args, world: World) => {
  const channel = writable(args, world)
  if (!world.team.scopes.includes(historyScope(channel.kind))) throw new Refusal('missing_scope')
  return channel
}

const openView = (args: Args, world: World): Answer => {
  const trigger = world.useTrigger(text(args, 'trigger_id'))
  if (trigger !== 'good')
    throw new Refusal(
      { expired: 'expired_trigger_id', used: 'exchanged_trigger_id', unknown: 'invalid_trigger_id' }[trigger],
    )
  const view = jsonOf(args.view) as Readonly<Record<string, unknown>>
  const faults = viewFaults(view)
  if (faults.length > 0) throw new Refusal('invalid_arguments', faults)
  const id = world.id('V')
  const kept = { view, hash: world.ts() }
  world.team.views.set(id, kept)
  return { view: { id, hash: kept.hash, root_view_id: id, ...view } }
}

/** A person as Slack describes them. */
export const describe = ({ id, name, kind }: TeamUser, team: Team) => ({
  id, name, team_id: kind === 'outside' ? 'TELSEWHERE' : team.id, deleted: kind === 'gone', is_bot: kind === 'bot',
  is_restricted: kind === 'guest', is_ultra_restricted: false, profile: { display_name: name, real_name: name },
  ...(kind === 'outside' ? { is_stranger: true } : {}),
}) // biome-ignore format: a list reads best in few lines

const methods: Readonly<Record<string, Method>> = {
  'auth.test': {
    scopes: [],
    run: (_, { team, url }) => ({ url, team: 'Team', user: 'palais', team_id: team.id, user_id: team.bot.user, bot_id: team.bot.id, is_enterprise_install: false }),
  },
  'users.info': {
    scopes: ['users:read'],
    run: (args, { team }) => {
      const user = team.users.get(text(args, 'user'))
      if (user === undefined) throw new Refusal('user_not_found')
      return { user: describe(user, team) }
    },
  },
  'conversations.info': {
    scopes: ['channels:read', 'groups:read'],
    run: (args, { team }) => {
      const channel = channelIn(args, { team } as World)
      const member = channel.members.has(team.bot.user)
      if (channel.kind === 'private' && !member) throw new Refusal('channel_not_found')
      return {
        channel: {
          id: channel.id, is_channel: channel.kind === 'public', is_private: channel.kind === 'private',
          is_im: channel.kind === 'direct', is_member: member, is_archived: channel.archived === 'yes',
          is_ext_shared: channel.shared !== 'no', is_shared: channel.shared !== 'no', is_org_shared: false,
        },
      }
    },
  },
  'conversations.members': {
    scopes: ['channels:read', 'groups:read'],
    run: (args, { team }) => {
      const members = [...channelIn(args, { team } as World).members]
      const from = Number(args.cursor ?? 0)
      const limit = Number(args.limit ?? 100)
      const next = from + limit < members.length ? String(from + limit) : ''
      return { members: members.slice(from, from + limit), response_metadata: { next_cursor: next } }
    },
  },
  'conversations.open': {
    scopes: ['im:write'],
    run: (args, world) => {
      const user = world.team.users.get(text(args, 'users'))
      if (user === undefined) throw new Refusal('user_not_found')
      if (user.kind === 'bot') throw new Refusal('cannot_dm_bot')
      const id = directOf(world.team, user.id)
      return { channel: { id } }
    },
  },
  'conversations.history': {
    scopes: ['channels:history', 'groups:history', 'im:history'],
    run: (args, world) => {
      const { id } = readable(args, world)
      return page(world.team.messages.filter(one => one.channel === id && one.thread === undefined), args)
    },
  },
  'conversations.replies': {
    scopes: ['channels:history', 'groups:history', 'im:history'],
    run: (args, world) => {
      const { id } = readable(args, world)
      const ts = text(args, 'ts')
      const thread = world.team.messages.filter(one => one.channel === id && (one.ts === ts || one.thread === ts))
      if (thread.length === 0) throw new Refusal('thread_not_found')
      return page(thread, args)
    },
  },
  'chat.postMessage': {
    scopes: ['chat:write'],
    run: (args, world) => {
      const checked = checkMessage('chat.postMessage', args, world)
      if (typeof args.channel === 'string' && !args.channel.startsWith('U')) writable(args, world)
      const message = put(args, world, checked)
      return { channel: message.channel, ts: message.ts, message: told(message) }
    },
  },
  'chat.postEphemeral': {
    scopes: ['chat:write'],
    run: (args, world) => {
      const channel = writable(args, world)
      const user = text(args, 'user')
      if (!channel.members.has(user)) throw new Refusal('user_not_in_channel')
      const message = put(args, world, { ...checkMessage('chat.postEphemeral', args, world), only: user })
      return { message_ts: message.ts }
    },
  },
  'chat.update': {
    scopes: ['chat:write'],
    run: (args, world) => {
      writable(args, world)
      const ts = text(args, 'ts')
      const message = world.team.messages.find(one => one.ts === ts && one.channel === args.channel && one.only === undefined)
      if (message === undefined || message.deleted === 'yes') throw new Refusal('message_not_found')
      if (message.user !== world.team.bot.user) throw new Refusal('cant_update_message')
      Object.assign(message, checkMessage('chat.update', args, world))
      message.edits++
      return { channel: message.channel, ts, text: message.text }
    },
  },
  'chat.delete': {
    scopes: ['chat:write'],
    run: (args, world) => {
      writable(args, world)
      const ts = text(args, 'ts')
      const message = world.team.messages.find(one => one.ts === ts && one.channel === args.channel && one.only === undefined)
      if (message === undefined || message.deleted === 'yes') throw new Refusal('message_not_found')
      if (message.user !== world.team.bot.user) throw new Refusal('cant_delete_message')
      message.deleted = 'yes'
      return { channel: message.channel, ts }
    },
  },
  'views.open': { scopes: [], run: openView },
  'views.push': { scopes: [], run: openView },
  'views.update': {
    scopes: [],
    run: (args, { team, ts }) => {
      const kept = team.views.get(text(args, 'view_id'))
      if (kept === undefined || kept.closed === 'yes') throw new Refusal('not_found')
      if (args.hash !== undefined && args.hash !== kept.hash) throw new Refusal('hash_conflict')
      const view = jsonOf(args.view) as Readonly<Record<string, unknown>>
      const faults = viewFaults(view)
      if (faults.length > 0) throw new Refusal('invalid_arguments', faults)
      kept.view = view
      kept.hash = ts()
      return { view: { id: args.view_id, hash: kept.hash, ...view } }
    },
  },
  'views.publish': {
    scopes: [],
    run: (args, { team }) => {
      const view = jsonOf(args.view) as Readonly<Record<string, unknown>>
      const faults = viewFaults(view)
      if (faults.length > 0) throw new Refusal('invalid_arguments', faults)
      team.homes.set(text(args, 'user_id'), view)
      return { view: { id: 'VHOME', ...view } }
    },
  },
  'files.getUploadURLExternal': {
    scopes: ['files:write'],
    run: (args, { team, id, url }) => {
      text(args, 'filename')
      if (!(Number(args.length) > 0)) throw new Refusal('invalid_arguments')
      const file = id('F')
      team.files.set(file, 'promised')
      return { upload_url: `${url}upload/${team.id}/${file}`, file_id: file }
    },
  },
  'files.completeUploadExternal': {
    scopes: ['files:write'],
    run: (args, { team }) => {
      const files = jsonOf(args.files) as readonly { id: string }[]
      for (const { id } of files) {
        if (team.files.get(id) !== 'uploaded') throw new Refusal('file_not_found')
        team.files.set(id, team.refusesFiles > 0 ? 'looked through' : 'complete')
      }
      return { files }
    },
  },
} // biome-ignore format: a table

/** The bot's direct conversation with somebody; made when it is new. */
export const directOf = (team: Team, user: string): string => {
  const id = `D${user.slice(1)}DIRECT`
  if (!team.channels.has(id))
    team.channels.set(id, { id, members: new Set([user, team.bot.user]), shared: 'no', kind: 'direct' })
  return id
}
