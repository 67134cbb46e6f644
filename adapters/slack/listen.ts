// Listen: what Bolt hears, each kind to its listener.
import { type AckFn, App, type Receiver, type ViewResponseAction } from '@slack/bolt'
import type { GenericMessageEvent } from '@slack/types'
import { searchedOptions } from '#adapters/slack/modal/searched-options.ts'
import type { Desk } from './desk.ts'
import { hearCommand } from './hear-commands.ts'
import { hearForms } from './hear-forms.ts'
import type { Home } from './hear-home.ts'
import { type Delivery, hearDirect, hearMention } from './hear-messages.ts'
import { hearPress } from './hear-presses.ts'
import type { LostRooms } from './lost-rooms.ts'
import { quiet } from './quiet.ts'
import type { Rooms } from './rooms.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

interface Listening {
  readonly receiver: Receiver
  readonly workspaces: Workspaces
  readonly desk: Desk
  readonly channels: Rooms
  readonly lost: LostRooms
  readonly home: Home
}

/** Where something comes from; what a whole enterprise installed may name no workspace. */
interface Origin {
  readonly teamId?: string
  readonly enterpriseId?: string
}

/** Events that say that a channel cannot be written to any more. */
const goings = [
  ['channel_left', 'left'],
  ['group_left', 'left'],
  ['channel_archive', 'archived'],
  ['group_archive', 'archived'],
  ['channel_deleted', 'gone'],
  ['group_deleted', 'gone'],
] as const

const ANY = /[\s\S]*/

/** Tells Bolt who listens to what. A listener that throws leaves its event unacknowledged. */
export const listen = ({ receiver, workspaces, desk, channels, lost, home }: Listening): App => {
  const app = new App({
    receiver,
    logger: quiet,
    // Events of ours are told apart by the listeners, who know all our workspaces.
    ignoreSelf: false,
    authorize: async ({ teamId, enterpriseId }) => {
      const workspace = workspaces.ofTeam(teamId, enterpriseId)
      if (workspace === undefined) throw new Error('this workspace gave us no token')
      return {
        botToken: workspace.token,
        botId: workspace.bot.id,
        botUserId: workspace.bot.user,
        teamId: workspace.team,
      }
    },
  })
  app.error(async error => {
    throw error
  })
  const found = ({ teamId, enterpriseId }: Origin): Workspace => {
    const workspace = workspaces.ofTeam(teamId, enterpriseId)
    if (workspace === undefined) throw new Error('this workspace gave us no token')
    return workspace
  }
  const delivery = (body: { readonly event_id: string }, context: Origin): Delivery => ({
    eventId: body.event_id,
    workspace: found(context),
  })

  app.command(ANY, ({ command, ack, context }) => hearCommand({ command, ack }, found(context), desk))
  app.event('message', ({ event, body, context }) =>
    hearDirect(event as GenericMessageEvent, delivery(body, context), desk),
  )
  app.event('app_mention', ({ event, body, context }) => hearMention(event, delivery(body, context), desk))
  app.action({ type: 'block_actions' }, ({ body, ack, context }) => hearPress({ body, ack }, found(context), desk))
  const forms = hearForms(desk)
  // A form that is none of ours is acknowledged too: whoever filled it in would wait.
  app.view({ type: 'view_submission', callback_id: ANY }, ({ body, view, ack, context }) =>
    forms.submission(
      { view: view as never, user: body.user.id, ack: ack as AckFn<ViewResponseAction> },
      found(context),
    ),
  )
  app.view({ type: 'view_closed', callback_id: ANY }, ({ ack }) => ack())
  app.shortcut(ANY, ({ shortcut, ack, context }) => forms.shortcut({ shortcut, ack }, found(context)))
  app.options(ANY, ({ payload, ack }) => ack({ options: [...searchedOptions(payload, desk.bot.menu)] }))

  for (const type of ['member_joined_channel', 'member_left_channel', 'channel_shared', 'channel_unshared'] as const)
    app.event(type, async ({ event, context }) => {
      const { channel, user } = event as { channel: string; user?: string }
      const workspace = found(context)
      channels.forget(workspace, channel)
      if (type === 'member_left_channel' && user === workspace.bot.user) void lost(workspace, channel, 'left')
    })
  for (const [type, loss] of goings)
    app.event(type, async ({ event, context }) => {
      const workspace = found(context)
      channels.forget(workspace, event.channel)
      void lost(workspace, event.channel, loss)
    })
  // Of every change of anybody; it counts only when they become a guest, or are gone, or are back.
  app.event('user_change', async ({ event, context }) => {
    if (desk.bot.people.told(found(context), event.user) === 'otherwise') channels.forgetAll()
  })
  app.event('app_home_opened', async ({ event, context }) => {
    // Nothing is saved by it, so that nothing is waited for.
    if (event.tab === 'home') void home.opened(found(context), event.user).catch(desk.bot.failed)
  })
  app.event('app_uninstalled', async ({ body }) => workspaces.forget(body.team_id))
  app.event('tokens_revoked', async ({ body, event }) => {
    if ((event.tokens.bot?.length ?? 0) > 0) workspaces.forget(body.team_id)
  })
  return app
}
