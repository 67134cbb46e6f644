// Open form: a command that says nothing of what it needs, or a shortcut, opens a form to fill in.
import type { ModalView } from '@slack/types'
import { FORM, fieldsInSlack, formView, note, type Remembered, skeletonView } from '#adapters/slack/modal/form-view.ts'
import type { MessageForm } from '#adapters/slack/modal/message-form.ts'
import { SendFault } from '#src/reply/messenger.ts'
import { inTime } from './in-time.ts'
import type { People } from './people.ts'
import type { Waits } from './waits.ts'
import type { Workspace } from './workspaces.ts'

const TRIES = 4

interface Asked {
  readonly workspace: Workspace
  readonly user: string
  readonly trigger: string
  readonly form: MessageForm
  readonly remembered: Remembered
}

interface Surroundings {
  readonly people: People
  readonly waits: Waits
  readonly failed: (error: unknown) => void
}

/** Shows a skeleton at once, and the form when it is known who asks. Says whether anything opened. */
export const openForm = async (asked: Asked, surroundings: Surroundings): Promise<'opened' | 'not'> => {
  const { workspace, trigger, form } = asked
  if (fieldsInSlack(form.command).length === 0) return 'not'
  const opening = workspace
    .call<{ view: { id: string } }>('views.open', { trigger_id: trigger, view: skeletonView(form.command) })
    .then(({ view }) => view.id)
  opening.then(id => fillIn(id, asked, surroundings)).catch(surroundings.failed)
  const id = await inTime(
    opening.catch(() => 'not' as const),
    surroundings.waits.form,
  )
  return id === 'not' ? 'not' : 'opened'
}

const fillIn = async (id: string, asked: Asked, { people }: Surroundings): Promise<void> => {
  const { workspace, user, form, remembered } = asked
  const { standing } = await people.of(workspace, user).catch(() => ({ standing: 'unknown' as const }))
  const { above } = form
  const view =
    standing === 'full'
      ? formView(form, { remembered, prefix: workspace.prefix, ...(above === undefined ? {} : { above }) })
      : refusalView(REFUSALS[standing === 'unknown' ? 'unknown' : 'stranger'])
  for (let tried = 1; view !== undefined; tried++) {
    try {
      await workspace.call('views.update', { view_id: id, view })
      return
    } catch (error) {
      // Whoever closed it at once wants it no more.
      if (error instanceof SendFault && error.code === 'not-found') return
      if (tried === TRIES) throw error
      await new Promise(resolve => setTimeout(resolve, 500 * tried))
    }
  }
}

const REFUSALS = {
  stranger: 'I answer full members of a workspace only, not its guests.',
  unknown: 'Slack does not tell me now who you are. Try again in a moment.',
}

const refusalView = (sentence: string): ModalView => ({
  type: 'modal',
  callback_id: FORM,
  title: { type: 'plain_text', text: 'Not now' },
  close: { type: 'plain_text', text: 'Close' },
  blocks: [note(sentence)],
})
