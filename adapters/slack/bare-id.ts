// Bare id: an account of ours as one workspace of Slack names it; ids of the first workspace stand alone, those of others behind theirs.
import type { Account } from '#src/security/member.ts'

/** `prefix`: what ids of the workspace begin with here. Nothing for an id of another workspace. */
export const bareId = (id: string, prefix: string): string | undefined => {
  const bare = id.slice(prefix.length)
  return id.startsWith(prefix) && !bare.includes('/') ? bare : undefined
}

/** The account that somebody has in the workspace, bare. */
export const userIn = (accounts: readonly Account[], { prefix }: { readonly prefix: string }): string | undefined =>
  accounts.flatMap(({ platform, id }) => (platform === 'slack' ? (bareId(id, prefix) ?? []) : []))[0]
