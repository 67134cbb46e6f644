// What somebody typed in Slack, as Slack writes it down, becomes the words of an utterance.
import { describe, expect, it } from 'vitest'
import type { People } from '#adapters/slack/people.ts'
import { namedText, saidWords } from '#adapters/slack/said-words.ts'
import type { Workspace } from '#adapters/slack/workspaces.ts'
import { menu } from '#src/commands/index.ts'
import { SendFault } from '#src/reply/messenger.ts'

const names: Readonly<Record<string, string>> = { U1: 'Ana “the” Great', U2: 'bo' }
const people = {
  of: async (_: Workspace, user: string) => {
    const name = names[user]
    if (name === undefined) throw new SendFault('not-sent', 'no-answer')
    return { standing: 'full', name }
  },
} as Pick<People, 'of'>
const bot = { menu, people, waits: { names: 30_000 } }

const workspace = (prefix: string) => ({ prefix }) as Workspace
const said = (typed: string, prefix = '') =>
  saidWords(typed, { workspace: workspace(prefix), bot, whole: words => words.trim() })

describe('what is typed in Slack', () => {
  it.each([
    ['event add Talk with <@U2|bo> in <#C1|civic>', 'event add Talk with @bo in #civic', 'a title is for people'],
    ['event add "<@U1>" when:2027-03-09', 'event add "@Ana.the.Great" when:2027-03-09', 'messages hold no names'],
    ['event add <@U3> in <#C1> and <#C2|>', 'event add @U3 in #C1 and #C2', 'what has no name keeps its id'],
    ['event add x\nTue 9 Mar 10:00 with <@U2>', 'event add x\nTue 9 Mar 10:00 with @bo', 'so does a pasted line'],
    ['draft set L.1 title:"by <@U2|bo>"', 'draft set L.1 title:"by @bo"', 'and the value of an option'],
    ['hello <@U2|bo>', 'hello @bo', 'what is no command is for people'],
    ['assign <@U2|bo> hrc-64', 'assign <@U2|bo> hrc-64', 'an account is never guessed from a name'],
    ['member add <@U2> role:observer', 'member add <@U2|bo> role:observer', 'a new member has a name'],
    ['member add <@U2> org:"<@U2>"', 'member add <@U2|bo> org:"@bo"', 'each where it stands'],
    ['ask new L.4 vote-yes owner:<@U2|bo>', 'ask new L.4 vote-yes owner:<@U2|bo>', 'as an option too'],
    ['place add <#C1|civic>', 'place add <#C1|civic>', 'a room has no other address'],
    ['unlink <@U3>', 'unlink <@U3>', 'also when Slack does not tell the name'],
    ['event add &lt;@U2&gt; &lt;@U2|bo&gt; &lt;!channel&gt;', 'event add <@U2> <@U2|bo> <!channel>', 'typed so'],
    ['event add &amp;lt;!here&amp;gt;', 'event add &lt;!here&gt;', 'unescaped once'],
    ['event add <!channel> <!here|here> <!everyone>', 'event add @channel @here @everyone', 'as it was typed'],
    ['event add <!subteam^S1> <!subteam^S1|@team>', 'event add @group @team', 'groups have names'],
    ['event add <!date^1^{date}|1 Jan>', 'event add 1 Jan', 'a date has its words'],
    ['source add <https://x.org/a.ics?b=1&amp;c=2>', 'source add https://x.org/a.ics?b=1&c=2', 'an address'],
    ['event add <http://x.org|x.org> <https://x.org|y>', 'event add x.org y https://x.org', 'both, where they differ'],
    ['me name:<mailto:a@x.org|a@x.org> <tel:+41|+41>', 'me name:a@x.org +41', 'Slack made links of these'],
    ['event add <mailto:a@x.org> \ufdd00\ufdd1 <@U2|bo>', 'event add a@x.org 0 @bo', 'nobody can type a mark'],
    ['event add <@> <@U 2|x> <#|y>', 'event add <@> <@U 2|x> <#|y>', 'no token of Slack'],
  ])('%s', async (typed, words) => {
    expect(await said(typed)).toBe(words)
  })

  it('names accounts of a second workspace by its id', async () => {
    expect(await said('assign <@U2|bo> for <@U2|bo>', 'T2/')).toBe('assign <@T2/U2|bo> for @bo')
  })

  it('is all names where it is no command', async () => {
    expect(await namedText('member add <@U1> <#C1|civic>', { workspace: workspace(''), bot })).toBe(
      'member add @Ana.the.Great #civic',
    )
  })
})
