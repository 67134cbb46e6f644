// home: my own page: what is due, what I took on, what changed, our places, my feeds and settings.
import { command } from '#src/conversation/command.ts'
import { answer, clear } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { greyLine } from './grey-line.ts'
import {
  changedSection,
  claimedSection,
  deadlinesSection,
  feedsSection,
  placesSection,
  settingsSection,
} from './home-sections.ts'

export const home = command({
  verb: 'home',
  summary: 'my page: deadlines, what I took on, what changed, feeds, settings',
  permission: 'read',
  effect: 'read',
  fields: {},
  examples: ['home'],
  handle: async (_none, context) =>
    ok(
      answer(
        ...(await deadlinesSection(context)),
        ...(await claimedSection(context)),
        ...(await changedSection(context)),
        ...(await feedsSection(context)),
        ...(await placesSection(context)),
        ...settingsSection(context),
        clear([greyLine(context, { source: 'From the calendar and what you set up', to: 'asker' })]),
      ),
    ),
})
