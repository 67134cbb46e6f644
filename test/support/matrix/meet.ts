// Meet: a fake homeserver with the bot and one coordinator on it, for one test.
import { type FakeHomeserver, fakeHomeserver } from './fake-homeserver.ts'
import { type MatrixBot, matrixBot, type Wiring } from './matrix-bot.ts'
import { type Person, person } from './person.ts'

export interface Meeting extends AsyncDisposable {
  readonly server: FakeHomeserver
  readonly bot: MatrixBot
  readonly ana: Person
}

export const meetInMatrix = async (wiring: Wiring): Promise<Meeting> => {
  const server = await fakeHomeserver()
  const bot = await matrixBot(server, wiring)
  const ana = await person(server, server.register('ana'))
  await bot.enrol(ana.user, 'coordinator')
  return {
    server,
    bot,
    ana,
    [Symbol.asyncDispose]: async () => {
      await bot[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}

/** What can be read in a room. */
export const bodies = async ({ ana }: Pick<Meeting, 'ana'>, room: string): Promise<readonly string[]> =>
  (await ana.read(room)).map(({ content }) => String(content?.body))

/** A conversation of the two, in which the bot has said hello. */
export const directRoom = async (meeting: Meeting): Promise<string> => {
  const room = await meeting.ana.makeRoom({ invite: [meeting.bot.user], direct: true })
  await eventually(async () => (await bodies(meeting, room)).some(body => body.startsWith('Hello')))
  return room
}

/** Fails after four minutes. */
export const eventually = async (wanted: () => unknown): Promise<void> => {
  const until = performance.now() + 240_000
  while (performance.now() < until) {
    if (await wanted()) return
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  throw new Error('it never came to that')
}
