// help: what can be said here, by this person; or how one command is said.
import { type Command, command, usage } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { optional, rest, wordField } from '#src/conversation/fields.ts'
import { nearest } from '#src/conversation/suggest.ts'
import { answer, type Block, clear, code, fine, type Line, line, type Reply, strong } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { may, permissions } from '#src/security/permissions.ts'

type Needs = Pick<Context, 'actor' | 'menu' | 'root'>

export const help = command({
  verb: 'help',
  aliases: ['?', 'commands'],
  summary: 'what I can do, or how one thing is said',
  permission: 'read',
  effect: 'read',
  fields: { verb: optional(rest(wordField({ help: 'command, or all', example: 'member add' }))) },
  examples: ['help', 'help me', 'help member add', 'help all'],
  handle: async ({ verb }, context) => {
    const wanted = verb?.trim().toLowerCase() ?? ''
    if (wanted === '') return ok(menuFor(context, allowed(context)))
    if (wanted === 'all') return ok(menuFor(context, context.menu))
    return helpOn(wanted, context)
  },
})

const allowed = ({ menu, actor }: Needs): readonly Command[] => menu.filter(one => may(actor, one.permission))

/** The menu by groups, one command a line. */
const menuFor = (context: Needs, commands: readonly Command[]): Reply => {
  const groups = Map.groupBy(commands, one => one.group ?? 'Also')
  const blocks: Block[] = [
    line('Type ', say('next 7d', context), ' to see what is coming; ', say('help <command>', context), ' tells more.'),
  ]
  for (const [group, members] of groups)
    blocks.push({ kind: 'entry', head: [strong(group)], facts: members.map(menuLine) })
  const others = context.menu.length - commands.length
  if (others > 0)
    blocks.push(fine(`${others} more need another role than ${context.actor.role}: `, say('help all', context)))
  return answer(
    clear(
      blocks,
      commands.map(one => ({ verb: one.verb, summary: one.summary, usage: usage(one) })),
    ),
  )
}

const menuLine = (of: Command): Line => [code(of.verb), ` – ${of.summary}`]

/** A command of that name, a family of them, or the nearest. */
const helpOn = (wanted: string, context: Needs): Result<Reply> => {
  const found = context.menu.find(one => one.verb === wanted || one.aliases?.includes(wanted) === true)
  const family = familyOf(wanted, context)
  if (found !== undefined)
    return ok(answer(clear([...entryFor(found, context), ...familyLines(family)], dataOf(found))))
  if (family.length > 0)
    return ok(answer(clear([line(`There are ${family.length} commands "${wanted}".`), ...familyLines(family)])))
  const near = nearest(
    wanted,
    context.menu.map(one => one.verb),
  )
  return refuse(
    `There is no command "${wanted}". "help" lists what there is.`,
    near.map(verb => ({ label: `help ${verb}`, words: `help ${verb}` })),
  )
}

/** All that begin with a word, which may be in the plural: "votes". */
const familyOf = (wanted: string, { menu }: Needs): readonly Command[] => {
  const beginning = (word: string) => menu.filter(one => one.verb.startsWith(`${word} `))
  const family = beginning(wanted)
  return family.length > 0 ? family : beginning(wanted.replace(/s$/, ''))
}

const familyLines = (family: readonly Command[]): readonly Block[] => family.map(one => line(...menuLine(one)))

const entryFor = (of: Command, context: Needs): readonly Block[] => [
  line(say(usage(of), context)),
  line(`${capital(of.summary)}. ${who(of)}`),
  ...(of.aliases === undefined ? [] : [line(`Also: ${of.aliases.join(', ')}.`)]),
  { kind: 'entry', head: ['For example:'], facts: of.examples.map(example => [say(example, context)]) },
]

const dataOf = ({ verb, summary, permission, examples }: Command): unknown => ({
  verb,
  summary,
  role: permissions[permission],
  examples,
})

const who = ({ permission }: Command): string => {
  const role = permissions[permission]
  return role === 'observer' ? 'Anybody here may.' : `Needs the role ${role}.`
}

const say = (words: string, { root }: Needs) => code(root === '' ? words : `${root} ${words}`)

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
