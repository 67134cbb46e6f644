// Manifest: the description from which Slack makes the app, generated from the commands that exist.
import type { Command } from '#src/conversation/command.ts'
import { neededScopes, optionalScopes } from './scopes.ts'
import { callbackOf, shortcuts } from './shortcuts.ts'

interface About {
  readonly menu: readonly Command[]
  /** The word behind the slash: `un`. */
  readonly root: string
  /** Where Slack reaches the bot over HTTP; absent: Socket Mode, which needs no address. */
  readonly publicUrl?: string
}

/** The path at which Slack is heard over HTTP. */
export const SLACK_PATH = '/slack/events'

/** What the bot hears beside what is typed, pressed and submitted. */
export const events = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_archive',
  'channel_deleted',
  'channel_left',
  'channel_shared',
  'channel_unshared',
  'group_archive',
  'group_deleted',
  'group_left',
  'member_joined_channel',
  'member_left_channel',
  'message.im',
  'tokens_revoked',
  'user_change',
] as const

const LONG = [
  'One calendar of sessions, reviews and deadlines at the United Nations, for coalitions of human-rights organisations.',
  'Reminders that come in time, corrections where dates moved, recorded votes, and feeds for calendar apps.',
  'Slack is not end-to-end encrypted: names, sources and confidences are refused here.',
].join(' ')

/** Second version of the schema: github.com/slackapi/manifest-schema. */
export const slackManifest = (about: About) => {
  const request = about.publicUrl === undefined ? {} : { request_url: `${about.publicUrl}${SLACK_PATH}` }
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: 'Palais',
      description: 'The calendar, reminders and votes of a coalition at the United Nations',
      long_description: LONG,
      background_color: '#1f3a5f',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'palais', always_online: true },
      shortcuts: shortcuts(about.menu).map(one => ({
        name: one.name,
        type: one.type,
        callback_id: callbackOf(one),
        description: one.description,
      })),
      slash_commands: slashCommands(about).map(one => ({
        ...one,
        should_escape: true,
        ...(about.publicUrl === undefined ? {} : { url: `${about.publicUrl}${SLACK_PATH}` }),
      })),
    },
    oauth_config: { scopes: { bot: neededScopes.map(({ scope }) => scope) } },
    settings: {
      event_subscriptions: { ...request, bot_events: [...events] },
      interactivity: {
        is_enabled: true,
        ...request,
        ...(about.publicUrl === undefined ? {} : { message_menu_options_url: `${about.publicUrl}${SLACK_PATH}` }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: about.publicUrl === undefined,
      token_rotation_enabled: false,
    },
  }
}

interface SlashCommand {
  readonly command: string
  readonly description: string
  readonly usage_hint: string
}

/** Families of commands that have a slash of their own. */
const families = [
  { word: 'vote', description: 'Records and compares votes', hints: ['log A/HRC/64/L.1', 'show L.1', 'record KEN'] },
  { word: 'contact', description: 'Logs a talk with a delegation', hints: ['log KEN', 'brief KEN'] },
] as const

/** The word itself, and the families that exist. */
export const slashCommands = ({ menu, root }: Pick<About, 'menu' | 'root'>): readonly SlashCommand[] => [
  {
    command: `/${root}`,
    description: 'What is coming, what moved, reminders, votes',
    usage_hint: 'next 7d · show hrc-64 · follow HRC deadlines · help',
  },
  ...families
    .filter(({ word }) => word !== root && menu.some(one => one.verb.startsWith(`${word} `)))
    .map(({ word, description, hints }) => ({ command: `/${word}`, description, usage_hint: hints.join(' · ') })),
]

/** What to do with the manifest, for whoever printed it. */
export const manifestNotes = ({ publicUrl }: Pick<About, 'publicUrl'>): string =>
  [
    'Make the app: https://api.slack.com/apps, "Create New App", "From a manifest", and paste what was printed.',
    publicUrl === undefined
      ? 'Then "Basic Information", "App-Level Tokens": one with connections:write is SLACK_APP_TOKEN.'
      : 'Then "Basic Information", "Signing Secret" is SLACK_SIGNING_SECRET.',
    'Then "Install to Workspace": the Bot User OAuth Token is SLACK_BOT_TOKEN.',
    '',
    'Optional, and not in the manifest, because they read what people write to each other:',
    ...optionalScopes.map(({ scope, why }) => `  ${scope}  ${why}`),
    'To grant one: "OAuth & Permissions", "Bot Token Scopes", add it, and install again.',
  ].join('\n')
