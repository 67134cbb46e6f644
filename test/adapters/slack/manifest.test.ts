// The manifest: Slack takes it, it follows the commands that exist, and it asks for no right without a reason.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { manifestNotes, slackManifest } from '#adapters/slack/manifest.ts'
import { appScopes, neededScopes, optionalScopes } from '#adapters/slack/scopes.ts'
import { callbackOf, shortcutOf, shortcuts } from '#adapters/slack/shortcuts.ts'
import { menu } from '#src/commands/index.ts'
import { both, type Check, integer, list, literal, matching, object, text, truth } from '#test/support/slack/checks.ts'

const url = (longest: number): Check => both(matching(/^https?:\/\//, 'an address'), text(1, longest))
const names = (most: number): Check => list(text(1, 50), 1, most)

/** The parts of the schema that we use: github.com/slackapi/manifest-schema, version 2. */
const manifest = object({
  _metadata: object({ major_version: literal(2), minor_version: integer(0, 9) }),
  display_information: object({
    name: text(1, 35),
    description: text(1, 140),
    long_description: text(175, 4000),
    background_color: matching(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/, 'a colour'),
  }),
  features: object({
    app_home: object({
      home_tab_enabled: truth,
      messages_tab_enabled: truth,
      messages_tab_read_only_enabled: literal(false),
    }),
    bot_user: object({ display_name: matching(/^[a-z0-9._-]{1,80}$/, 'a name'), always_online: truth }),
    shortcuts: list(
      object({
        name: text(1, 24),
        type: literal('message', 'global'),
        callback_id: text(1, 255),
        description: text(1, 150),
      }),
      1,
      10,
    ),
    slash_commands: list(
      object(
        {
          command: both(matching(/^\/[a-z0-9_-]+$/, 'a command'), text(2, 32)),
          description: text(1, 2000),
          usage_hint: text(1, 1000),
          should_escape: literal(true),
        },
        { url: url(3000) },
      ),
      1,
      50,
    ),
  }),
  oauth_config: object({ scopes: object({ bot: names(255) }) }),
  settings: object({
    event_subscriptions: object({ bot_events: names(100) }, { request_url: url(3500) }),
    interactivity: object(
      { is_enabled: literal(true) },
      { request_url: url(3500), message_menu_options_url: url(3500) },
    ),
    org_deploy_enabled: literal(false),
    socket_mode_enabled: truth,
    token_rotation_enabled: literal(false),
  }),
})

const made = slackManifest({ menu, root: 'un' })

describe('the manifest', () => {
  it.each([
    ['for Socket Mode', {}],
    ['for HTTP', { publicUrl: 'https://bot.example.org' }],
  ])('is one that Slack takes, %s', (_, about) => {
    expect(manifest(slackManifest({ menu, root: 'un', ...about }), '')).toEqual([])
  })

  it('needs no address in Socket Mode, and names it everywhere otherwise', () => {
    expect(JSON.stringify(made)).not.toContain('http')
    const overHttp = slackManifest({ menu, root: 'un', publicUrl: 'https://bot.example.org' })
    expect(overHttp.settings.socket_mode_enabled).toBe(false)
    expect(JSON.stringify(overHttp).match(/https:\/\/bot\.example\.org\/slack\/events/g)?.length).toBe(
      3 + overHttp.features.slash_commands.length,
    )
  })

  it('has a slash for the root word, and for each family of commands that exists', () => {
    const slashes = (of: typeof menu) => slackManifest({ menu: of, root: 'hr' }).features.slash_commands
    expect(slashes(menu).map(one => one.command)).toContain('/vote')
    expect(
      slashes(menu)
        .map(one => one.command)
        .includes('/contact'),
    ).toBe(menu.some(one => one.verb.startsWith('contact ')))
    expect(slashes(menu.filter(one => one.verb === 'next')).map(one => one.command)).toEqual(['/hr'])
  })

  it('has shortcuts for commands that exist, which it knows again', () => {
    const found = shortcuts(menu)
    expect(found.filter(one => one.type === 'message').map(one => one.name)).toEqual([
      'Log this vote',
      'Log this event',
    ])
    for (const one of found) {
      expect(menu.some(command => command.verb === one.verb)).toBe(true)
      expect(shortcutOf(callbackOf(one), menu)).toEqual(one)
    }
    expect(shortcuts([])).toEqual([])
    expect(shortcutOf('message:format disk', menu)).toBeUndefined()
  })

  it('asks for no right to read channels, and says how to add it', () => {
    expect(made.oauth_config.scopes.bot.filter(scope => /^(channels|groups):history$/.test(scope))).toEqual([])
    expect(manifestNotes({})).toMatch(/channels:history[\s\S]*groups:history[\s\S]*OAuth & Permissions/)
  })
})

describe('SECURITY.md', () => {
  it('gives the reason of every right, in the same words', () => {
    const page = readFileSync('SECURITY.md', 'utf8')
    for (const { scope, why } of [...neededScopes, ...optionalScopes, ...appScopes])
      expect(page).toMatch(new RegExp(`\\| \`${scope}\`[^|]*\\| ${why} \\|`))
  })
})
