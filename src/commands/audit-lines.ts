// Audit lines: entries of the audit as people read them; ids stay ids.
import type { Context } from '#src/conversation/context.ts'
import { type Block, line } from '#src/reply/document.ts'
import type { AuditEntry } from '#src/security/audit-trail.ts'
import type { MemberId } from '#src/security/member.ts'
import { sayInstant } from './change-words.ts'

const outcomes: Readonly<Record<AuditEntry['outcome'], string>> = {
  done: 'did',
  refused: 'was refused',
  read: 'was shown',
}

/** "21 Nov, 09:00 Geneva: Ana was shown 3 by contact list". */
export const auditLines = async (
  entries: readonly AuditEntry[],
  { members, actor, reader }: Pick<Context, 'members' | 'actor' | 'reader'>,
): Promise<readonly Block[]> => {
  const names = new Map((await members.membersOf(actor.space.id)).map(one => [one.id as string, one.name]))
  const nameOf = (by: string): string => {
    const [operator, id = by] = by.startsWith('operator for ') ? ['an operator for ', by.slice(13)] : ['', by]
    return `${operator}${names.get(id as MemberId) ?? (id === 'system' ? 'the bot itself' : 'somebody who left')}`
  }
  return entries.map(({ at, by, verb, ids, outcome }) =>
    line(`${sayInstant(at, reader)}: ${nameOf(by)} ${outcomes[outcome]} ${ids.length} by ${verb}`),
  )
}
