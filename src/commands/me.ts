// me: what is kept about me, and what I chose: zone, language, quiet hours, cover, tidying.
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { option } from '#src/conversation/fields.ts'
import { accountWords } from '#src/conversation/read-account.ts'
import { quoted } from '#src/conversation/words.ts'
import { instantText } from '#src/instant-text.ts'
import { hoursChanged } from '#src/reminders/start-following.ts'
import { answer, type Block, fine, type Line, line, type Reply, strong } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Account, Member, MemberId, Preferences } from '#src/security/member.ts'
import { type Settings, settingFields, settings, withSettings, wordsBack } from './me-settings.ts'
import { nameField } from './name-field.ts'
import { ours } from './ours.ts'

export const me = command({
  verb: 'me',
  aliases: ['whoami', 'settings'],
  summary: 'what you know of me, my time zone, language and quiet hours',
  permission: 'read',
  effect: 'write',
  fields: { ...settingFields, name: option(nameField({ help: 'name', example: 'Ana' })) },
  examples: ['me', 'me zone:Kathmandu lang:fr', 'me quiet:22:00-07:00', 'me cover:on tidy:1h'],
  handle: async ({ name, ...typed }, context) => {
    const { actor } = context
    const member = actor.member === undefined ? undefined : await context.members.member(actor.space.id, actor.member)
    const after = withSettings(actor.preferences, typed)
    const back = wordsBack(actor.preferences, after)
    if (name !== undefined && member === undefined)
      return refuse('Observers have no name here. Ask a coordinator to add you as a member.')
    const renamed = name !== undefined && member !== undefined && name !== member.name ? { member, name } : undefined
    if (back.length === 0 && renamed === undefined)
      return ok(asked(typed, name) ? nothingNew(context) : await show(actor.preferences, member, context))
    return change({ after, back, renamed }, context)
  },
})

const asked = (typed: Settings, name: string | undefined): boolean =>
  name !== undefined || Object.values(typed).some(value => value !== undefined)

const nothingNew = (context: Context): Reply => answer(ours(context, [line('That is how it is already.')]))

interface Changes {
  readonly after: Preferences
  readonly back: readonly string[]
  readonly renamed: { readonly member: Member; readonly name: string } | undefined
}

const change = async ({ after, back, renamed }: Changes, context: Context): Promise<Result<Reply>> => {
  const { members, version, now } = context
  const id = await myself(context)
  await members.setPreferences(id, after)
  if (renamed !== undefined) await rename(renamed, context)
  await hoursChanged(context, id, { now, zone: after.zone })
  await version.raise()
  const undo = ['me', ...back, ...(renamed === undefined ? [] : [`name:${quoted(renamed.member.name)}`])].join(' ')
  await context.did({ ids: [id], undo })
  const changed = back.map(words => words.slice(0, words.indexOf(':')))
  const facts: Line[] = settings
    .filter(one => changed.includes(one.key))
    .map(one => [strong(one.key), `  ${one.line(after, now)}`])
  if (renamed !== undefined) facts.push([strong('name'), `  ${renamed.name}`])
  const blocks: Block[] = [{ kind: 'entry', head: ['Changed:'], facts }, line(`To undo: ${undo}`)]
  return ok(answer(ours(context, blocks, after)))
}

const rename = async ({ member, name }: NonNullable<Changes['renamed']>, { members, now }: Context): Promise<void> => {
  const of = member.organisation === undefined ? {} : { organisation: member.organisation.id }
  const at = instantText(now)
  await members.setMembership({ space: member.space, member: member.id, role: member.role, name, ...of }, at)
}

/** Whoever speaks; an observer of a room is remembered from their first setting on, without becoming a member. */
const myself = async ({ actor, members, utterance: { speaker }, random, now }: Context): Promise<MemberId> =>
  actor.member ??
  actor.person ??
  members.addPerson(
    { platform: speaker.platform, id: speaker.id },
    { id: random.id() as MemberId, name: speaker.name },
    instantText(now),
  )

const show = async (preferences: Preferences, member: Member | undefined, context: Context): Promise<Reply> => {
  const { actor, members, now } = context
  const accounts = actor.member === undefined ? [] : await members.accountsOf(actor.member)
  const who =
    member === undefined
      ? `An observer of ${actor.space.name}, as everybody in this room.`
      : `${member.name}, ${member.role} of ${actor.space.name}, ${member.organisation?.name ?? 'no organisation'}.`
  const facts: Line[] = settings.map(one => [strong(one.key), `  ${one.line(preferences, now)}`])
  if (accounts.length > 0) facts.push([strong('accounts'), `  ${sayAccounts(accounts, context)}`])
  return answer(
    ours(
      context,
      [
        { kind: 'entry', head: [who], facts },
        fine('To change one, say it: me zone:Kathmandu · me quiet:22:00-07:00. Only you can see this.'),
      ],
      {
        name: member?.name,
        role: actor.role,
        space: actor.space.slug,
        ...preferences,
        accounts: accounts.map(accountWords),
      },
    ),
  )
}

/** Slack's owners read what Slack shows, so that accounts elsewhere are not named there. */
const sayAccounts = (accounts: readonly Account[], { utterance }: Context): string =>
  accounts
    .map(one =>
      utterance.place.destination === 'slack' && one.platform !== 'slack'
        ? `one on ${one.platform}`
        : accountWords(one),
    )
    .join(', ')
