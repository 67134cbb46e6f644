// Matrix ear: what is said on Matrix in a scenario, encrypted, by the real adapter and a fake homeserver, to wherever it is answered.
import type { Answer } from '#src/conversation/dispatch.ts'
import type { Utterance } from '#src/conversation/utterance.ts'
import type { Hear } from '#test/support/scenario/dispatch-stage.ts'
import { fakeHomeserver } from './fake-homeserver.ts'
import { matrixBot } from './matrix-bot.ts'
import { type Person, person } from './person.ts'

export interface MatrixEar extends AsyncDisposable {
  /** The ear of one more scenario, with people and rooms of its own. */
  readonly scenario: () => Hear
  /** What a homeserver or a person would not have taken since this was asked last. */
  complaints(): readonly string[]
}

const PATIENCE_MS = 240_000

/** One bot for many scenarios: each has its own names on the homeserver, which nobody sees who answers. */
export const matrixEar = async (): Promise<MatrixEar> => {
  const server = await fakeHomeserver()
  let answer: ((heard: Utterance) => Promise<Answer>) | undefined
  let mark = ''
  let scenarios = 0
  const unread: string[] = []
  const heard = new Map<string, Answer>()
  const bot = await matrixBot(server, {
    dispatch: async utterance => {
      if (answer === undefined) throw new Error('nobody said anything')
      const given = await answer(plainNames(utterance))
      heard.set(utterance.id, given)
      return given
    },
  })
  const host = await person(server, server.register('host'))
  await bot.enrol(host.user, 'coordinator')
  const people = new Map<string, Person>()
  const rooms = new Set<string>()

  /** `@amina:example.org` of this scenario. */
  const marked = (id: string): string => id.replace(/^([@!])/, `$1${mark}`)
  const plainNames = (utterance: Utterance): Utterance => ({
    ...utterance,
    speaker: {
      ...utterance.speaker,
      id: utterance.speaker.id.replace(mark, ''),
      name: utterance.speaker.name.replace(mark, ''),
    },
    place: { ...utterance.place, id: utterance.place.id.replace(mark, '') },
  })

  const known = async (id: string): Promise<Person> => {
    const user = marked(id)
    const found = people.get(user) ?? (await person(server, server.register(user.slice(1, user.indexOf(':')))))
    if (!people.has(user)) await bot.enrol(user, 'advocate')
    people.set(user, found)
    return found
  }

  const roomFor = async ({ place, speaker }: Utterance): Promise<string> => {
    const id = marked(place.id)
    const who = await known(speaker.id)
    if (!rooms.has(id)) {
      rooms.add(id)
      const wishes = { id, encrypted: place.destination === 'matrix-encrypted' }
      if (place.kind === 'direct') await who.makeRoom({ ...wishes, invite: [bot.user], direct: true })
      else {
        const guests = place.outsiders === 'none' ? [] : [server.register(`${mark}guest`)]
        await host.makeRoom({ ...wishes, invite: [bot.user, ...guests] })
      }
      await until(() =>
        server.town.rooms
          .get(id)
          ?.events.find(event => /^m.room.(message|encrypted)$/.test(event.type) && event.sender === bot.user),
      )
    }
    if (place.kind === 'room' && !isIn(id, who.user)) {
      server.town.say(id, {
        type: 'm.room.member',
        sender: host.user,
        state_key: who.user,
        content: { membership: 'invite' },
      })
      await who.join(id)
    }
    return id
  }

  const isIn = (room: string, user: string): boolean =>
    server.town.rooms.get(room)?.events.some(event => event.state_key === user) === true

  /** The answer as the person reads it, wherever it came. */
  const readBack = async (who: Person, event: string): Promise<void> => {
    const transaction = ` a-${event.replace(/^\$/, '')}-0`
    const sent = () =>
      [...server.town.devices.values()]
        .flatMap(device => (device.user === bot.user ? [...device.transactions] : []))
        .find(([key]) => key.endsWith(transaction))
    const [key, answer] = await until(sent)
    const read = await until(async () =>
      (await who.read(key.slice(0, key.indexOf(' ')))).find(one => one.event.event_id === answer),
    )
    if (read.content === undefined) unread.push(`${who.user} cannot read ${answer}`)
  }

  const hear: Hear = async (utterance, answering) => {
    if (utterance.place.platform !== 'matrix') return answering(utterance)
    answer = answering
    const room = await roomFor(utterance)
    const who = await known(utterance.speaker.id)
    const body = utterance.place.kind === 'room' ? `!un ${utterance.words}` : utterance.words
    const event = await who.say(room, body)
    const given = await until(() => heard.get(`matrix:${event}`))
    if (given.outcome !== 'seen') await readBack(who, event)
    return given
  }

  async function until<T>(wanted: () => T | undefined | Promise<T | undefined>): Promise<T> {
    for (const began = performance.now(); performance.now() - began < PATIENCE_MS; ) {
      const found = await wanted()
      if (found !== undefined) return found
      await new Promise(resolve => setTimeout(resolve, 5))
    }
    throw new Error(`it never came: ${bot.faults.join(' ')} ${server.complaints.join(' ')}`)
  }

  return {
    scenario: () => {
      mark = `s${++scenarios}-`
      return hear
    },
    complaints: () => [...server.complaints.splice(0), ...unread.splice(0), ...bot.faults.splice(0).map(String)],
    [Symbol.asyncDispose]: async () => {
      await bot[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}
