// space use: chooses the space that direct conversations are in.
import { command } from '#src/conversation/command.ts'
import { wordField } from '#src/conversation/fields.ts'
import { choicesFor } from '#src/conversation/say-again.ts'
import { nearest } from '#src/conversation/suggest.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { mySpaces } from './my-spaces.ts'

export const spaceUse = command({
  verb: 'space use',
  summary: 'choose the space that I speak in where no room decides it',
  permission: 'read',
  effect: 'write',
  fields: { slug: wordField({ help: 'space', example: 'defenders' }) },
  examples: ['space use defenders'],
  handle: async ({ slug }, context) => {
    const { actor, members, utterance, place } = context
    const mine = await mySpaces(context)
    const slugs = mine.map(one => one.space.slug)
    const wanted = mine.find(one => one.space.slug === slug.toLowerCase())?.space
    if (wanted === undefined || actor.member === undefined)
      return refuse(
        `You are not a member of a space "${slug}". "space list" shows those that you are a member of.`,
        choicesFor(
          utterance,
          slug,
          nearest(slug, slugs).map(near => ({ label: near, words: near })),
        ),
      )
    await members.chooseSpace(actor.member, wanted.id)
    await context.did({ ids: [wanted.id] })
    const here = place?.space === undefined ? '' : ' This room stays with the space that it is linked to.'
    const blocks = [line(`Direct conversations with me are now in ${wanted.name}.${here}`)]
    if (wanted.id !== actor.space.id) blocks.push(line(`To go back: space use ${actor.space.slug}`))
    return ok(answer({ label: 'GREEN', space: actor.space.id, blocks, data: { space: wanted.slug } }))
  },
})
