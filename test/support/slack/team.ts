// Team: what a workspace of the fake Slack knows: people, channels, messages, views and files.

export interface TeamUser {
  readonly id: string
  readonly name: string
  /** `gone`: deactivated. */
  readonly kind: 'full' | 'guest' | 'outside' | 'bot' | 'gone'
}

export interface TeamChannel {
  readonly id: string
  readonly members: Set<string>
  readonly shared: 'no' | 'other-organisations'
  readonly kind: 'public' | 'private' | 'direct'
  archived?: 'yes'
}

export interface TeamMessage {
  readonly channel: string
  readonly ts: string
  readonly user: string
  readonly botId?: string
  text: string
  blocks: readonly unknown[]
  readonly thread?: string
  readonly metadata?: unknown
  /** Who alone sees it. */
  readonly only?: string
  edits: number
  deleted?: 'yes'
}

export interface TeamView {
  view: Readonly<Record<string, unknown>>
  hash: string
  /** Submitted to the end, or closed by whoever saw it. */
  closed?: 'yes'
}

export interface Team {
  readonly id: string
  readonly bot: { readonly user: string; readonly id: string; readonly token: string }
  scopes: readonly string[]
  readonly users: Map<string, TeamUser>
  readonly channels: Map<string, TeamChannel>
  readonly messages: TeamMessage[]
  readonly views: Map<string, TeamView>
  readonly homes: Map<string, Readonly<Record<string, unknown>>>
  /** `looked through`: complete, but refused in messages still. */
  readonly files: Map<string, 'promised' | 'uploaded' | 'looked through' | 'complete'>
  /** How often a message that shows a file is refused while Slack looks the file through. */
  refusesFiles: number
  state: 'active' | 'revoked'
}

/** What the manifest asks for. */
export const leastScopes: readonly string[] = [
  'commands', 'chat:write', 'im:write', 'app_mentions:read', 'im:history', 'users:read', 'files:write',
  'channels:read', 'groups:read',
] // biome-ignore format: a list reads best in few lines

/** Lets everything that was sent be looked up. */
export const withHistory: readonly string[] = [...leastScopes, 'channels:history', 'groups:history']

export const newTeam = (id: string, number: number): Team => {
  const bot = { user: `UBOT${number}`, id: `BBOT${number}`, token: `xoxb-${number}` }
  return {
    id,
    bot,
    scopes: leastScopes,
    users: new Map([[bot.user, { id: bot.user, name: 'palais', kind: 'bot' }]]),
    channels: new Map(),
    messages: [],
    views: new Map(),
    homes: new Map(),
    files: new Map(),
    refusesFiles: 0,
    state: 'active',
  }
}
