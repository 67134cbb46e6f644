// Scopes: every right that the app asks for in a workspace, with its reason.

export interface Scope {
  readonly scope: string
  readonly why: string
}

/** Without these it would not work. */
export const neededScopes = [
  { scope: 'commands', why: 'to hear slash commands and shortcuts' },
  { scope: 'chat:write', why: 'to answer, remind, and correct its own messages' },
  { scope: 'im:write', why: 'to begin a direct conversation with a full member when something is for them alone' },
  { scope: 'app_mentions:read', why: 'to hear a message that mentions it' },
  { scope: 'im:history', why: 'to read what people write to it directly, and nothing else' },
  { scope: 'users:read', why: 'to tell full members from guests and people of other workspaces' },
  { scope: 'files:write', why: 'to show a vote card or a timeline as a picture' },
  { scope: 'channels:read', why: 'to know whether a public channel has guests or people of other workspaces' },
  { scope: 'groups:read', why: 'to know the same of a private channel that it was invited to' },
] as const satisfies readonly Scope[]

/** These read what people write to each other, so a workspace adds them only when it wants to. */
export const optionalScopes = [
  {
    scope: 'channels:history',
    why: 'to look a message up in a public channel when Slack’s answer was lost, so that it need not be called unconfirmed',
  },
  { scope: 'groups:history', why: 'to look one up in a private channel' },
] as const satisfies readonly Scope[]

/** Of the app token, for Socket Mode. */
export const appScopes = [
  { scope: 'connections:write', why: 'to open the connection, so that no public address is needed' },
] as const satisfies readonly Scope[]
