// Words in: what is meant for the bot in a Matrix message, and what is not.
import { describe, expect, it } from 'vitest'
import { reactionIn, wordsOfReaction } from '#adapters/matrix/hear/reaction.ts'
import { type Ear, wordsIn } from '#adapters/matrix/hear/words-in.ts'

const ear: Ear = { user: '@un:example.org', name: 'Palais', root: 'un', kind: 'room' }
const text = (body: string, more: object = {}) => ({ msgtype: 'm.text', body, ...more })

describe('A message in a room', () => {
  it.each([
    ['!un next 7d', 'next 7d', 'the root word'],
    ['!UN next 7d', 'next 7d', 'a phone began it with a capital'],
    ['!un', '', 'nothing said is asked what they want'],
    ['!un\nvote log', 'vote log', 'a line of its own'],
    ['!vote log L.4\nKenya yes', 'vote log L.4\nKenya yes', 'short for !un vote, with what was pasted'],
    ['!contact log KEN', 'contact log KEN', 'short for !un contact'],
    ['!contact', 'contact', 'the short word alone'],
    ['@un:example.org: next', 'next', 'a whole id'],
    ['@un next', 'next', 'the first half of it'],
    ['Palais: next', 'next', 'what clients write when a name is picked'],
    ['@un: !un next', 'next', 'both, to be sure'],
    ['[Palais](https://matrix.to/#/@un:example.org) next', 'next', 'Element X picks a name'],
    ['palais, next', 'next', 'typed by hand'],
    ['> <@ana:example.org> hello\n> there\n\n!un next', 'next', 'an old client quotes what it answers'],
    ['!uno next', undefined, 'another bot'],
    ['!unite', undefined, 'another word'],
    ['next 7d', undefined, 'people talk'],
    ['Palaisians unite', undefined, 'a name inside a word'],
    ['Palais is closed tomorrow', undefined, 'they talk of the building'],
    ['un next', undefined, 'people talk French'],
    ['let us ask !un next', undefined, 'talk about the bot'],
    ['> <@ana:example.org> !un next\n\nyes please', undefined, 'only the quote says it'],
    ['', undefined, 'nothing'],
  ])('%j says %j: %s', (body, words, _why) => {
    expect(wordsIn(text(body), ear)).toBe(words)
  })

  const told = (...users: readonly string[]) => ({ 'm.mentions': users.length === 0 ? {} : { user_ids: users } })
  const link = { formatted_body: '<a href="https://matrix.to/#/@un:example.org">Palais</a> next' }
  it.each([
    ['Palais next 7d', told('@un:example.org'), 'next 7d', 'the name was picked'],
    ['what is next, Palais?', told('@un:example.org'), 'what is next', 'it stands at the end'],
    ['next @Palais 7d', told('@ana:example.org', '@un:example.org'), 'next 7d', 'it stands in the middle'],
    ['thanks a lot', told('@un:example.org'), undefined, 'an answer to the bot names it by itself'],
    ['Palais next 7d', link, 'next 7d', 'picked in a client from before'],
    ['Palais next 7d', { ...link, ...told() }, undefined, 'a link that is meant to tell nobody'],
    ['Palais Wilson, room 1', told('@ana:example.org'), undefined, 'somebody else was picked'],
  ])('%j with %j says %j: %s', (body, more, words, _why) => {
    expect(wordsIn(text(body, more), ear)).toBe(words)
  })

  it.each([
    ['a notice', { msgtype: 'm.notice', body: '!un next' }],
    ['an emote', { msgtype: 'm.emote', body: '!un next' }],
    ['a picture', { msgtype: 'm.image', body: '!un next' }],
    ['an edit', text('!un next', { 'm.relates_to': { rel_type: 'm.replace', event_id: '$x' } })],
    ['no text at all', { msgtype: 'm.text' }],
    ['something else as text', { msgtype: 'm.text', body: { toString: 'x' } }],
  ])('says nothing when it is %s', (_what, content) => {
    expect(wordsIn(content, ear)).toBeUndefined()
    expect(wordsIn(content, { ...ear, kind: 'direct' })).toBeUndefined()
  })
})

describe('A message in a conversation of two', () => {
  it.each([
    ['next 7d', 'next 7d'],
    ['!un next 7d', 'next 7d'],
    ['  help ', 'help'],
    ['Palais next', 'next'],
    ['un next', 'next'],
    ['/un next', 'next'],
    ['/unite', '/unite'],
    ['!uno', '!uno'],
    ['', undefined],
  ])('%j says %j', (body, words) => {
    expect(wordsIn(text(body), { ...ear, kind: 'direct' })).toBe(words)
  })
})

describe('A reaction', () => {
  const offered = ['claim hrc-64', 'done hrc-64', 'snooze 2h hrc-64', 'show hrc-64', 'vote log L.4 KEN']
  it.each([
    ['✋', 'claim hrc-64', 'a hand is up'],
    ['🙋🏾‍♀️', 'claim hrc-64', 'whoever raises it'],
    ['✅', 'done hrc-64', 'a tick'],
    ['✔️', 'done hrc-64', 'another tick'],
    ['💤', 'snooze 2h hrc-64', 'sleep'],
    ['❤️', undefined, 'thanks are no command'],
    ['show', undefined, 'words are no sign'],
    ['👎', undefined, 'never a stance'],
    ['🟢', undefined, 'never a label'],
  ])('%s says %j: %s', (key, words, _why) => {
    expect(wordsOfReaction(key, offered)).toBe(words)
  })

  it('says nothing about a message that does not offer it', () => {
    expect(wordsOfReaction('✅', ['show hrc-64', 'donecast'])).toBeUndefined()
    expect(wordsOfReaction('✅', [])).toBeUndefined()
  })

  it.each([
    [{ 'm.relates_to': { rel_type: 'm.annotation', event_id: '$x', key: '✅' } }, { target: '$x', key: '✅' }],
    [{ 'm.relates_to': { rel_type: 'm.thread', event_id: '$x', key: '✅' } }, undefined],
    [{ 'm.relates_to': { rel_type: 'm.annotation', event_id: 7, key: '✅' } }, undefined],
    [{ 'm.relates_to': 'x' }, undefined],
    [{}, undefined],
  ])('is read out of %j', (content, reaction) => {
    expect(reactionIn(content)).toEqual(reaction)
  })
})
