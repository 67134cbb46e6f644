// What people type in Slack, however it is made: shown as it is, and it pings nobody.
import { describe, expect, it } from 'vitest'
import { acts, wordsIn } from '#test/support/slack/acts.ts'
import { type FakeSlack, fakeSlack } from '#test/support/slack/fake-slack.ts'
import { slackBot } from '#test/support/slack/slack-bot.ts'

const posted = (fake: FakeSlack, channel: string) =>
  fake.teams[0].messages.filter(one => one.channel === channel && one.botId !== undefined)

describe('what people type', () => {
  it.each(['<!channel>', '<!here>', '<@U123>', '<https://x|y>', '@channel', 'a\u202eb\u200fc'])(
    'is shown as it is: %s',
    async title => {
      await using fake = await fakeSlack()
      const there = acts(fake)
      there.person('UAMINA')
      await using _bot = await slackBot(fake)
      await fake.connected()
      const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      await there.write({ user: 'UAMINA', text: `event add "${escaped}" when:"2027-03-09 10:00" kind:meeting` })
      await expect.poll(() => posted(fake, 'DAMINADIRECT').length).toBeGreaterThan(0)
      const [message] = posted(fake, 'DAMINADIRECT')
      expect(wordsIn(message?.blocks)).toContain(title.replace(/[\u202e\u200f]/g, ''))
      expect(JSON.stringify(message?.blocks)).not.toMatch(/"type":"(?:user|broadcast|usergroup|channel)"/)
      expect(message?.text).not.toMatch(/<[!@#]/)
      expect(fake.complaints).toEqual([])
    },
  )

  it.each([
    [
      'an organisation and a name',
      'member add slack:UBO role:advocate org:"<!channel>" name:"<https://x|y> @channel"',
      ['<!channel>', '<https://x|y>'],
    ],
    [
      'a pasted roll call',
      'vote log A/HRC/45/L.2 date:2020-10-06 yes: POL, <!here> no: <@U1234>, VEN\u202e',
      ['U1234>'],
    ],
  ])('in %s is shown as it is', async (_, text, literal) => {
    await using fake = await fakeSlack()
    const there = acts(fake)
    there.person('UAMINA')
    await using bot = await slackBot(fake)
    await fake.connected()
    const escaped = text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    await there.write({ user: 'UAMINA', text: escaped })
    await expect.poll(() => posted(fake, 'DAMINADIRECT').length).toBeGreaterThan(0)
    const said = posted(fake, 'DAMINADIRECT')
    for (const words of literal) expect(said.map(one => wordsIn(one.blocks)).join('')).toContain(words)
    expect(JSON.stringify(said)).not.toMatch(/"type":"(?:user|broadcast|usergroup|channel)"/)
    expect(JSON.stringify(said)).not.toContain('\u202e')
    for (const { text: fallback } of said) expect(fallback).not.toMatch(/<[!@#]/)
    expect(fake.complaints).toEqual([])
    expect(bot.failures).toEqual([])
  })

  it.each(['written directly', 'typed behind a slash'] as const)(
    'in a roll call of many lines, %s, is shown as it is, and its names are read through the marks',
    async way => {
      await using fake = await fakeSlack()
      const there = acts(fake)
      for (const id of ['UAMINA', 'U0BO']) there.person(id)
      there.channel('CCIVIC', ['UAMINA', 'U0BO'])
      await using bot = await slackBot(fake)
      await fake.connected()
      const answered = async (lines: readonly string[]): Promise<string> => {
        const had = posted(fake, 'DAMINADIRECT').length
        const said = { user: 'UAMINA', text: lines.join('\n') }
        const { carried } = await (way === 'typed behind a slash' ? there.command(said) : there.write(said))
        if (way === 'written directly')
          await expect.poll(() => posted(fake, 'DAMINADIRECT').length).toBeGreaterThan(had)
        const shown = way === 'written directly' ? posted(fake, 'DAMINADIRECT').slice(had) : [carried]
        expect(JSON.stringify(shown)).not.toMatch(/"type":"(?:user|broadcast|usergroup|channel)"/)
        expect(JSON.stringify(shown)).not.toMatch(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
        for (const { text: fallback } of shown) expect(fallback).not.toMatch(/<[!@#]/)
        return shown.map(one => wordsIn(one.blocks)).join('')
      }
      const refused = await answered([
        'vote log A/HRC/45/L.2 date:2020-10-06',
        'In favour: Poland, <@U0BO|bo>, &lt;!channel&gt;',
        'Against: Venezuela, <#CCIVIC|civic>, <!here>, &lt;@U0BO&gt;',
        'Abstaining: Philippines, <https://example.org/a?b=1&amp;c=2|Eritrea>, @everyone',
      ])
      expect(refused).toContain('is no name of a State')
      const recorded = await answered([
        'vote log A/HRC/45/L.2 date:2020-10-06 insist:yes title:"&lt;!channel&gt; <@U0BO|bo> &lt;@U0BO|bo&gt; <https://x.org|y> @here \u202eb\u202c"',
        'In favour: \u200fPoland\u200f, \u202bUkraine\u202c',
        'Against: Venezuela\u202e, <http://Eritrea|Eritrea>',
        'Abstaining: \u2067Philippines\u2069',
      ])
      expect(recorded).toContain('<!channel> @bo <@U0BO|bo> y https://x.org @here b')
      expect(recorded).toContain('in favour 2 · against 2 · abstaining 1')
      expect(fake.complaints).toEqual([])
      expect(bot.failures).toEqual([])
    },
  )

  it('into a picker is answered with at most a hundred options', async () => {
    await using fake = await fakeSlack()
    const there = acts(fake)
    there.person('UAMINA')
    await using _bot = await slackBot(fake)
    await fake.connected()
    for (const value of ['a', '<!channel>', '']) {
      const { acked, carried } = await there.interact({
        type: 'block_suggestion',
        action_id: 'state:state',
        block_id: 'state:state',
        value,
        user: { id: 'UAMINA' },
        container: { type: 'view', view_id: 'V1' },
        view: { id: 'V1' },
      })
      expect(acked).toBeDefined()
      expect((carried.options as readonly unknown[]).length).toBeLessThan(101)
    }
    expect(fake.complaints).toEqual([])
  })

  it('is shown whole, however long', async () => {
    await using fake = await fakeSlack()
    const there = acts(fake)
    there.person('UAMINA')
    await using _bot = await slackBot(fake)
    await fake.connected()
    const long = `${'x '.repeat(1_500)}z`
    await there.write({ user: 'UAMINA', text: `show "${long}"` })
    await expect.poll(() => posted(fake, 'DAMINADIRECT').length).toBeGreaterThan(0)
    expect(
      posted(fake, 'DAMINADIRECT')
        .map(one => wordsIn(one.blocks))
        .join(''),
    ).toContain('x z')
    expect(fake.complaints).toEqual([])
  })
})
