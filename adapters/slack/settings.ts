// Settings: how Slack is reached: a bot token for each workspace, and the one way in.

export interface SlackSettings {
  /** One for each workspace; the ids of the first stand as they are, those of others behind the id of their workspace. */
  readonly botTokens: readonly string[]
  readonly way:
    | { readonly by: 'socket'; readonly appTokens: readonly string[] }
    | { readonly by: 'http'; readonly signingSecrets: readonly string[] }
  /** Where the Web API is; absent: at Slack. */
  readonly apiUrl?: string
}
