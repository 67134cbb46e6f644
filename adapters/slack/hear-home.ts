// Hear home: somebody opened the bot's own page; it is made then, and again when the facts behind it moved.
import { HOME_WORDS, homeView } from '#adapters/slack/home/home-view.ts'
import type { Stores } from '#src/ports.ts'
import { ask } from './answer.ts'
import type { Desk } from './desk.ts'
import type { Workspace } from './workspaces.ts'

interface Viewer {
  readonly workspace: Workspace
  readonly user: string
  /** When they looked last, and the version of the facts that they saw. */
  readonly at: number
  readonly version: number
}

/** Whoever looked so lately may still have the page before them. */
const LOOKING_MS = 15 * 60_000
const EVERY_MS = 5_000
const MOST = 100

export interface Home extends Disposable {
  opened(workspace: Workspace, user: string): Promise<void>
}

export const hearHome = (desk: Desk, version: Stores['version']): Home => {
  const viewers = new Map<string, Viewer>()
  let made = 0

  const publish = async (workspace: Workspace, user: string): Promise<void> => {
    const id = `slack:${workspace.team}:home:${user}:${Date.now()}:${++made}`
    const asked = await ask({ id, workspace, user, words: HOME_WORDS }, desk.bot)
    if (asked.outcome === 'seen') return
    const { outcome, document } = asked
    await workspace.call('views.publish', { user_id: user, view: homeView({ outcome, document }, desk.bot.menu) })
  }

  /** One after the other: nobody waits for them. */
  const renew = async (): Promise<void> => {
    if (viewers.size === 0) return
    const now = await version.read()
    for (const [key, viewer] of viewers) {
      if (desk.elapsed() - viewer.at > LOOKING_MS) viewers.delete(key)
      else if (viewer.version !== now) {
        viewers.set(key, { ...viewer, version: now })
        await publish(viewer.workspace, viewer.user)
      }
    }
  }

  let busy = false
  const look = async (): Promise<void> => {
    if (busy) return
    busy = true
    await renew().catch(desk.bot.failed)
    busy = false
  }
  const timer = setInterval(look, EVERY_MS)
  timer.unref()

  return {
    opened: async (workspace, user) => {
      const [oldest] = viewers.keys()
      if (viewers.size >= MOST && oldest !== undefined) viewers.delete(oldest)
      viewers.set(`${workspace.team}/${user}`, { workspace, user, at: desk.elapsed(), version: await version.read() })
      await publish(workspace, user)
    },
    [Symbol.dispose]: () => clearInterval(timer),
  }
}
