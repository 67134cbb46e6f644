// Workspaces: those that gave us a token, known once Slack has said whose it is; forgotten when it is taken back.
import { SendFault } from '#src/reply/messenger.ts'
import { type Call, callWith } from './call.ts'
import { pause } from './pause.ts'
import type { SlackSettings } from './settings.ts'

export interface Workspace {
  /** `T012AB3CD`. */
  readonly team: string
  /** Set when its app is installed for a whole organisation. */
  readonly enterprise?: string
  /** What its ids begin with here: nothing in the first workspace, `T012AB3CD/` in others. */
  readonly prefix: string
  readonly token: string
  /** The bot as a user, and as the author of messages. */
  readonly bot: { readonly user: string; readonly id: string }
  readonly scopes: ReadonlySet<string>
  readonly call: Call
}

export interface Workspaces extends Disposable {
  /** Those that are known and not forgotten. */
  all(): readonly Workspace[]
  ofTeam(team: string | undefined, enterprise?: string): Workspace | undefined
  /** The workspace of an account or a place as we name it, and its bare id there. */
  ofAddress(address: string): { readonly workspace: Workspace; readonly id: string } | undefined
  /** Stops all use of a token, and drops it. */
  forget(team: string): void
  /** How each token stands, in order; for people. */
  standing(): readonly TokenStanding[]
  /** Resolves once each token was tried, well or not. */
  readonly tried: Promise<void>
}

export interface TokenStanding {
  /** `waits`: Slack has not answered yet · `refused`: with the reason in `code`. */
  readonly is: 'known' | 'waits' | 'refused' | 'forgotten'
  readonly team?: string
  readonly code?: string
}

interface Surroundings {
  readonly timeout: Temporal.Duration
  /** Takes note of a token that Slack refuses. */
  readonly failed: (error: unknown) => void
}

interface Auth {
  readonly team_id: string
  readonly user_id: string
  readonly bot_id?: string
  readonly enterprise_id?: string
  readonly is_enterprise_install?: boolean
  readonly response_metadata?: { readonly scopes?: readonly string[] }
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

/** Asks Slack whose tokens they are, again and again until it answers. */
export const openWorkspaces = (settings: SlackSettings, { timeout, failed }: Surroundings): Workspaces => {
  const { botTokens, apiUrl } = settings
  const known = new Map<string, Workspace>()
  const standing: TokenStanding[] = botTokens.map(() => ({ is: 'waits' }))
  const end = new AbortController()

  const firstTries = botTokens.map(() => Promise.withResolvers<void>())
  const learn = async (token: string, index: number): Promise<void> => {
    const call = callWith(token, { timeout, ...(apiUrl === undefined ? {} : { apiUrl }) })
    for (let wait = FIRST_WAIT_MS; !end.signal.aborted; wait = Math.min(LONGEST_WAIT_MS, wait * 2)) {
      try {
        const auth = await call<Auth>('auth.test')
        known.set(auth.team_id, workspaceOf(auth, { token, call, index }))
        standing[index] = { is: 'known', team: auth.team_id }
        return
      } catch (error) {
        if (!(error instanceof SendFault)) throw error
        standing[index] = { is: REFUSALS.has(error.code) ? 'refused' : 'waits', code: error.code }
        if (wait === FIRST_WAIT_MS) failed(error)
        if (REFUSALS.has(error.code)) return
        firstTries[index]?.resolve()
        await pause(error.after?.total('milliseconds') ?? wait, end.signal)
      }
    }
  }

  botTokens.forEach((token, index) => {
    void learn(token, index)
      .catch(failed)
      .finally(() => firstTries[index]?.resolve())
  })
  return {
    tried: Promise.all(firstTries.map(one => one.promise)).then(() => undefined),
    all: () => [...known.values()],
    ofTeam: (team, enterprise) =>
      known.get(team ?? '') ??
      [...known.values()].find(one => one.enterprise !== undefined && one.enterprise === enterprise),
    ofAddress: address => {
      const [, team, id] = /^(?:(T[A-Z0-9]+|E[A-Z0-9]+)\/)?([A-Z0-9]+)$/.exec(address) ?? []
      if (id === undefined) return undefined
      const workspace = [...known.values()].find(one =>
        team === undefined ? one.prefix === '' : one.prefix === `${team}/`,
      )
      return workspace && { workspace, id }
    },
    forget: team => {
      known.delete(team)
      const index = standing.findIndex(one => one.team === team)
      if (index >= 0) standing[index] = { is: 'forgotten', team }
    },
    standing: () => standing,
    [Symbol.dispose]: () => end.abort(),
  }
}

/** Nobody but an administrator of the workspace can mend these. */
const REFUSALS: ReadonlySet<string> = new Set([
  'invalid-auth',
  'not-authed',
  'account-inactive',
  'token-revoked',
  'token-expired',
  'not-allowed-token-type',
])

const workspaceOf = (auth: Auth, { token, call, index }: { token: string; call: Call; index: number }): Workspace => ({
  team: auth.team_id,
  ...(auth.is_enterprise_install === true && auth.enterprise_id !== undefined
    ? { enterprise: auth.enterprise_id }
    : {}),
  prefix: index === 0 ? '' : `${auth.team_id}/`,
  token,
  bot: { user: auth.user_id, id: auth.bot_id ?? '' },
  scopes: new Set(auth.response_metadata?.scopes ?? []),
  call,
})
