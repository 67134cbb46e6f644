// Wants: what the coalition wants from States on a draft; AMBER, so kept in the vault, and only typed where that is safe.
import type { Context } from '#src/conversation/context.ts'
import { instantText } from '#src/instant-text.ts'
import { line, type Part } from '#src/reply/document.ts'
import type { RecordId, VaultRecord } from '#src/security/vault.ts'
import { writtenBy } from '#src/security/vault-access.ts'
import { VaultClosed } from '#src/security/vault-closed.ts'
import type { NumberedDraft } from '#src/votes/vote-ledger.ts'
import { draftHandle } from '#src/votes/vote-words.ts'
import { showsWords } from './shows-words.ts'

const ofDraft = ({ number }: Pick<NumberedDraft, 'number'>) => ({ draft: `D${number}` })

/** The newest counts. */
export const wantOf = async (
  draft: NumberedDraft,
  { vault, actor }: Pick<Context, 'vault' | 'actor'>,
): Promise<VaultRecord | undefined> => (await vault.find({ kind: 'want', index: ofDraft(draft) }, actor)).at(-1)

/** Keeps it as the newest, with the words that take it back. Throws VaultClosed. */
export const noteWant = async (draft: NumberedDraft, text: string, context: Context): Promise<void> => {
  const { vault, actor, random, now } = context
  const id = random.id() as RecordId
  await vault.put({
    id,
    ...writtenBy(actor),
    kind: 'want',
    name: `D${draft.number}-${id.slice(-6)}`,
    recipients: [],
    columns: { want: { label: 'AMBER', value: text } },
    index: ofDraft(draft),
    at: instantText(now),
  })
  await context.did({ ids: [id], undo: `draft want D${draft.number} back:yes` })
}

/** What is wanted, for members where it may be shown; nothing where it may not, or the vault is closed. */
export const wantParts = async (draft: NumberedDraft, context: Context): Promise<readonly Part[]> => {
  if (!showsWords(context)) return []
  try {
    const want = await wantOf(draft, context)
    return want === undefined ? [] : [wantPart(draft, want)]
  } catch (error) {
    if (!(error instanceof VaultClosed)) throw error
    return []
  }
}

export const wantPart = (draft: NumberedDraft, { space, columns }: Pick<VaultRecord, 'space' | 'columns'>): Part => ({
  label: 'AMBER',
  space,
  blocks: [line(`What we want: ${String(columns.want?.value ?? '')}`)],
  pointer: `What is wanted on ${draftHandle(draft)} is AMBER: open it in an encrypted conversation.`,
})
