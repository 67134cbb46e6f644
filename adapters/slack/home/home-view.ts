// Home view: a person's own page in Slack, and above it what opens a form.
import type { HomeView, KnownBlock } from '@slack/types'
import { button, counter } from '#adapters/slack/show/buttons.ts'
import { most } from '#adapters/slack/show/limits.ts'
import { shownBlocks } from '#adapters/slack/show/shown-blocks.ts'
import type { Command } from '#src/conversation/command.ts'
import type { Answer } from '#src/conversation/dispatch.ts'
import { findCommand } from '#src/conversation/parse.ts'
import { cut } from '#src/conversation/words.ts'
import { blocksOf } from '#src/reply/release.ts'
import type { Choice } from '#src/result.ts'

/** What asks for the page. */
export const HOME_WORDS = 'home'

/** Forms that are wanted most; those whose command does not exist are left out. */
const forms: readonly Choice[] = [
  { label: 'Follow dates', words: 'follow' },
  { label: 'Log a vote', words: 'vote log' },
  { label: 'Add an event', words: 'event add' },
  { label: 'Make a feed', words: 'feed' },
  { label: 'Change settings', words: 'me' },
]

/** Longer than any page of ours; Slack refuses a view of 250 KB. */
const MOST_JSON = 200_000

/** The answer to `home`, whatever it is: a stranger finds the refusal there, and whom to ask. */
export const homeView = ({ outcome, document }: Answer, menu: readonly Command[]): HomeView => {
  const shown = shownBlocks(blocksOf(document), {}).map(({ block }) => block)
  return {
    type: 'home',
    callback_id: 'home',
    blocks: fitting([...(outcome === 'done' ? formsFor(menu) : []), ...shown]),
  }
}

/** Counted apart from the buttons of the page: a deed of their own keeps their ids apart. */
const formsFor = (menu: readonly Command[]): readonly KnownBlock[] => {
  const count = counter()
  const known = forms.filter(({ words }) => findCommand(cut(words).tokens, menu) !== undefined)
  return known.length === 0 ? [] : [{ type: 'actions', elements: known.map(one => button('form', one, count)) }]
}

const fitting = (blocks: readonly KnownBlock[]): KnownBlock[] => {
  const fit: KnownBlock[] = []
  let size = 0
  for (const block of blocks) {
    size += JSON.stringify(block).length
    if (fit.length === most.blocksInView || size > MOST_JSON) break
    fit.push(block)
  }
  return fit
}
