// Picture files: the pictures of a document as files in a workspace, uploaded once each.
import type { Picture } from '#src/reply/document.ts'
import { SendFault } from '#src/reply/messenger.ts'
import { blocksOf, type Released } from '#src/reply/release.ts'
import { hash } from './digest.ts'
import type { Workspace } from './workspaces.ts'

interface Surroundings {
  readonly pngOf: (picture: Picture) => Promise<Uint8Array>
  readonly timeout: Temporal.Duration
  readonly failed: (error: unknown) => void
}

/** Ids of files by the name of their picture. A picture that cannot be uploaded is left out: its words are shown. */
export type PictureFiles = (workspace: Workspace, document: Released) => Promise<ReadonlyMap<string, string>>

const MOST_KEPT = 500

export const pictureFiles = ({ pngOf, timeout, failed }: Surroundings): PictureFiles => {
  const uploaded = new Map<string, string>()
  const fileOf = async (workspace: Workspace, picture: Picture): Promise<string | undefined> => {
    const key = `${workspace.team} ${hash(picture.svg)}`
    const had = uploaded.get(key)
    if (had !== undefined) return had
    try {
      const id = await upload(workspace, { picture, bytes: await pngOf(picture), timeout })
      uploaded.set(key, id)
      const [oldest] = uploaded.keys()
      if (uploaded.size > MOST_KEPT && oldest !== undefined) uploaded.delete(oldest)
      return id
    } catch (error) {
      failed(error)
      return undefined
    }
  }
  return async (workspace, document) => {
    const files = new Map<string, string>()
    for (const block of blocksOf(document)) {
      if (block.kind !== 'picture') continue
      const id = await fileOf(workspace, block.picture)
      if (id !== undefined) files.set(block.picture.name, id)
    }
    return files
  }
}

interface Cargo {
  readonly picture: Picture
  readonly bytes: Uint8Array
  readonly timeout: Temporal.Duration
}

/** In three steps, as Slack has it: an address, the bytes, and that they are complete. It is shared with nobody until a message shows it. */
const upload = async ({ call }: Workspace, { picture, bytes, timeout }: Cargo): Promise<string> => {
  const { upload_url, file_id } = await call<{ upload_url: string; file_id: string }>('files.getUploadURLExternal', {
    filename: 'picture.png',
    length: bytes.byteLength,
    alt_txt: picture.alt.slice(0, 1_000),
  })
  const answer = await fetch(upload_url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes as Uint8Array<ArrayBuffer>,
    redirect: 'error',
    signal: AbortSignal.timeout(timeout.total('milliseconds')),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new SendFault('not-sent', `http-${answer.status}`)
  await call('files.completeUploadExternal', { files: [{ id: file_id, title: 'Picture' }] })
  return file_id
}
