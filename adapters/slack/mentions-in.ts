// Mentions in: whom a document means to notify, by their ids in a workspace.

import type { Mentions } from '#adapters/slack/show/runs.ts'
import type { Line } from '#src/reply/document.ts'
import { blocksOf, type Released } from '#src/reply/release.ts'
import type { MemberId } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'
import type { Workspace } from './workspaces.ts'

/** Members who have no account in this workspace are left out: they are only named. */
export const mentionsIn =
  (members: Pick<Members, 'accountsOf'>) =>
  async ({ prefix }: Pick<Workspace, 'prefix'>, document: Released): Promise<Mentions> => {
    const found = new Map<MemberId, string>()
    for (const member of mentioned(document))
      for (const { platform, id } of await members.accountsOf(member)) {
        const bare = id.slice(prefix.length)
        if (platform === 'slack' && id.startsWith(prefix) && !bare.includes('/')) found.set(member, bare)
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
