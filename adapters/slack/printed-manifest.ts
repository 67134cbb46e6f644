// Printed manifest: what `palais slack-manifest` prints, and what it says beside.
import { httpsUrl } from './https-url.ts'
import { manifestNotes, slackManifest } from './manifest.ts'

/** `publicUrl` as typed, for HTTP; without it the app uses Socket Mode. Throws an OperatorFault for one that Slack could not reach. */
export const printedManifest = (
  bot: Pick<Parameters<typeof slackManifest>[0], 'menu' | 'root'>,
  publicUrl: string | undefined,
): { readonly manifest: string; readonly notes: string } => {
  const about = { ...bot, ...(publicUrl === undefined ? {} : { publicUrl: httpsUrl(publicUrl) }) }
  return { manifest: JSON.stringify(slackManifest(about), undefined, 2), notes: manifestNotes(about) }
}
