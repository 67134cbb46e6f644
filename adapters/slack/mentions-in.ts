// Mentions in: whom a document means to notify, by their ids in a workspace.

import type { Mentions } from '#adapters/slack/show/runs.ts'
import type { Line } from '#src/reply/document.ts'
import { blocksOf, type Released } from '#src/reply/release.ts'
import type { MemberId } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'
import { userIn } from './bare-id.ts'
import type { Workspace } from './workspaces.ts'

/** Members who have no account in this workspace are left out: they are only named. */
export const mentionsIn =
  (members: Pick<Members, 'accountsOf'>) =>
  async (workspace: Pick<Workspace, 'prefix'>, document: Released): Promise<Mentions> => {
    const found = new Map<MemberId, string>()
    for (const member of mentioned(document)) {
      const user = userIn(await members.accountsOf(member), workspace)
      if (user !== undefined) found.set(member, user)
    }
    return found
  }

const mentioned = (document: Released): ReadonlySet<MemberId> =>
  new Set(
    blocksOf(document)
      .flatMap((block): readonly Line[] => {
        if (block.kind === 'entry') return [block.head, ...block.facts]
        return 'line' in block ? [block.line] : []
      })
      .flat()
      .flatMap(inline => (typeof inline !== 'string' && inline.kind === 'mention' ? [inline.member] : [])),
  )
