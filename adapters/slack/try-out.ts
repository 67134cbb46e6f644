// Try out: whether tokens are good, rights are granted, the connection stands and linked channels can be written to.
import { SendFault } from '#src/reply/messenger.ts'
import type { Finding, TryOut } from '#src/reply/try-out.ts'
import type { Members } from '#src/security/members.ts'
import { neededScopes } from './scopes.ts'
import type { SlackSettings } from './settings.ts'
import type { TokenStanding, Workspace, Workspaces } from './workspaces.ts'

interface Surroundings {
  readonly way: SlackSettings['way']['by']
  readonly workspaces: Workspaces
  /** Whether Slack can reach us, by socket; over HTTP nobody here can tell. */
  readonly connected: () => Promise<'yes' | 'no' | 'not known'>
  readonly members: Pick<Members, 'placesOf'>
}

const found = (well: Finding['well'], sentence: string): Finding => ({ platform: 'slack', well, sentence })

export const slackTryOut =
  ({ way, workspaces, connected, members }: Surroundings): TryOut =>
  async space => {
    const tokens = workspaces.standing().flatMap(tokenFinding)
    const rights = await Promise.all(workspaces.all().map(rightsOf))
    const rooms = (await members.placesOf(space)).filter(one => one.platform === 'slack' && one.kind === 'room')
    const reached = await Promise.all(rooms.map(room => roomFinding(room.address, workspaces)))
    return [...tokens, ...rights.flat(), connection(way, await connected()), ...reached.flat()]
  }

const tokenFinding = ({ is, team, code }: TokenStanding): readonly Finding[] => {
  switch (is) {
    case 'known':
      return []
    case 'waits':
      return [found('no', `Slack: it has not said yet whose the token is (${code ?? 'no answer'}). I go on asking.`)]
    case 'refused':
      return [
        found('no', `Slack: the token is refused (${code ?? 'refused'}). Set SLACK_BOT_TOKEN anew and restart me.`),
      ]
    case 'forgotten':
      return [
        found(
          'no',
          `Slack: ${team} took its token back. Install the app there again, set SLACK_BOT_TOKEN, restart me.`,
        ),
      ]
  }
}

interface Auth {
  readonly response_metadata?: { readonly scopes?: readonly string[] }
}

const rightsOf = async ({ team, call }: Workspace): Promise<readonly Finding[]> => {
  try {
    const granted = (await call<Auth>('auth.test')).response_metadata?.scopes
    const lacking = neededScopes.map(({ scope }) => scope).filter(scope => granted?.includes(scope) === false)
    return lacking.length === 0
      ? [found('yes', `Slack: the token of ${team} is good and has every right that it needs.`)]
      : [
          found(
            'no',
            `Slack: ${team} lacks ${lacking.join(', ')}. Add them under OAuth & Permissions, and install the app again.`,
          ),
        ]
  } catch (error) {
    return [found('no', `Slack: ${team} does not answer (${codeOf(error)}).`)]
  }
}

const connection = (way: SlackSettings['way']['by'], connected: 'yes' | 'no' | 'not known'): Finding => {
  if (way === 'http')
    return found('yes', 'Slack: it posts to PUBLIC_URL/slack/events; type a command there to see that it arrives.')
  return connected === 'yes'
    ? found('yes', 'Slack: connected by Socket Mode.')
    : found('no', 'Slack: not connected. Is SLACK_APP_TOKEN good, with connections:write, and Socket Mode on?')
}

interface Channel {
  readonly channel: { readonly is_member?: boolean; readonly is_archived?: boolean }
}

const roomFinding = async (address: string, workspaces: Workspaces): Promise<readonly Finding[]> => {
  const spot = workspaces.ofAddress(address)
  if (spot === undefined) return []
  const invite = `invite me there, or type: place remove slack:${address}`
  try {
    const { channel } = await spot.workspace.call<Channel>('conversations.info', { channel: spot.id })
    if (channel.is_archived === true) return [found('no', `slack:${address} is archived: ${invite}`)]
    return channel.is_member === true ? [] : [found('no', `I am not in slack:${address}: ${invite}`)]
  } catch (error) {
    const code = codeOf(error)
    return code === 'channel-not-found'
      ? [found('no', `I cannot see slack:${address}: ${invite}`)]
      : [found('no', `slack:${address} could not be tried (${code}).`)]
  }
}

const codeOf = (error: unknown): string => (error instanceof SendFault ? error.code : 'no answer')
