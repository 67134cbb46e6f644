// People: whether an account of Slack is a full member of its workspace, as Slack says.
import { SendFault } from '#src/reply/messenger.ts'
import { kept } from './kept.ts'
import type { Workspace } from './workspaces.ts'

/** `gone`: deactivated. */
export type Standing = 'full' | 'guest' | 'outside' | 'bot' | 'gone'

export interface Person {
  readonly standing: Standing
  readonly name: string
}

export interface People {
  /** Throws SendFault when Slack does not say. */
  of(workspace: Workspace, user: string): Promise<Person>
  /** What is known without asking. */
  known(workspace: Workspace, user: string): Person | undefined
  /** The next question is asked anew. */
  forget(workspace: Workspace, user: string): void
  /** Slack told how somebody is now. Says whether they stand otherwise than was known; of whom nothing is known, nothing is kept. */
  told(workspace: Workspace, user: User): 'otherwise' | 'as before'
}

/** Somebody as Slack describes them, as far as it matters here. */
export interface User {
  readonly id: string
  readonly team_id?: string
  readonly name?: string
  readonly deleted?: boolean
  readonly is_bot?: boolean
  readonly is_stranger?: boolean
  readonly is_restricted?: boolean
  readonly is_ultra_restricted?: boolean
  readonly profile?: { readonly display_name?: string; readonly real_name?: string }
  readonly enterprise_user?: { readonly teams?: readonly string[] }
}

/** Slack tells of changes; this is for what got lost. */
const FRESH_MS = 10 * 60_000
const USABLE_MS = 60 * 60_000

export const people = (workspaces: { ofTeam(team: string): Workspace | undefined }, elapsed: () => number): People => {
  const answers = kept(
    async key => {
      const [team = '', user = ''] = key.split('/')
      const workspace = workspaces.ofTeam(team)
      if (workspace === undefined) throw new SendFault('not-sent', 'no-workspace')
      return ask(workspace, user)
    },
    { elapsed, freshMs: FRESH_MS, usableMs: USABLE_MS },
  )
  const keyOf = ({ team }: Workspace, user: string): string => `${team}/${user}`
  return {
    of: (workspace, user) => answers.get(keyOf(workspace, user)),
    known: (workspace, user) => answers.peek(keyOf(workspace, user)),
    forget: (workspace, user) => answers.drop(keyOf(workspace, user)),
    told: (workspace, user) => {
      const key = keyOf(workspace, user.id)
      const before = answers.peek(key)
      if (before === undefined) return 'as before'
      const now = personOf(user, workspace)
      answers.set(key, now)
      return now.standing === before.standing ? 'as before' : 'otherwise'
    },
  }
}

const ask = async (workspace: Workspace, user: string): Promise<Person> => {
  try {
    const { user: found } = await workspace.call<{ user: User }>('users.info', { user })
    return personOf(found, workspace)
  } catch (error) {
    // Whom the workspace does not know, or may not tell us about, is none of its members for us.
    if (error instanceof SendFault && UNKNOWN.has(error.code)) return { standing: 'outside', name: user }
    throw error
  }
}

const personOf = (user: User, workspace: Workspace): Person => ({
  standing: standingOf(user, workspace),
  name: nameOf(user),
})

const UNKNOWN: ReadonlySet<string> = new Set(['user-not-found', 'user-not-visible', 'users-not-found', 'missing-scope'])

const standingOf = (user: User, { team, enterprise }: Workspace): Standing => {
  if (user.is_bot === true || user.id === 'USLACKBOT') return 'bot'
  const teams = [user.team_id, ...(user.enterprise_user?.teams ?? [])].filter(one => one !== undefined)
  const ours = teams.length === 0 || teams.includes(team) || (enterprise !== undefined && teams.includes(enterprise))
  if (user.is_stranger === true || !ours) return 'outside'
  if (user.deleted === true) return 'gone'
  return user.is_restricted === true || user.is_ultra_restricted === true ? 'guest' : 'full'
}

const nameOf = ({ profile, name, id }: User): string =>
  [profile?.display_name, name, profile?.real_name].find(one => one !== undefined && one !== '') ?? id
