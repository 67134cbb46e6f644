// Shortcuts: the commands that open a form from anywhere in Slack, or from a message.
import type { Command } from '#src/conversation/command.ts'

export interface Shortcut {
  /** `message`: from a message, whose text the form begins with. */
  readonly type: 'global' | 'message'
  readonly verb: string
  /** A verb and what it does, at most 24 characters. */
  readonly name: string
  readonly description: string
}

/** In the order in which Slack lists them; those whose command does not exist are left out. */
const all: readonly Shortcut[] = [
  { type: 'message', verb: 'vote log', name: 'Log this vote', description: 'Reads the message as a roll call' },
  { type: 'message', verb: 'event add', name: 'Log this event', description: 'Reads the message as dates' },
  { type: 'global', verb: 'show', name: 'Show an event', description: 'Its date, its sources and what changed' },
  { type: 'global', verb: 'vote log', name: 'Log a vote', description: 'A roll call, typed or pasted' },
  {
    type: 'global',
    verb: 'vote record',
    name: 'Show how a State voted',
    description: 'The public record, newest first',
  },
  { type: 'global', verb: 'event add', name: 'Add an event', description: 'One, or the lines of a programme' },
  { type: 'global', verb: 'follow', name: 'Follow dates', description: 'Reminders for you, or for a channel' },
  { type: 'global', verb: 'contact log', name: 'Log a contact', description: 'State, stance and confidence only' },
]

export const shortcuts = (menu: readonly Command[]): readonly Shortcut[] =>
  all.filter(({ verb }) => menu.some(one => one.verb === verb))

/** How Slack names it when somebody uses it. */
export const callbackOf = ({ type, verb }: Pick<Shortcut, 'type' | 'verb'>): string => `${type}:${verb}`

/** The shortcut that Slack names so. */
export const shortcutOf = (callback: string, menu: readonly Command[]): Shortcut | undefined =>
  shortcuts(menu).find(one => callbackOf(one) === callback)
