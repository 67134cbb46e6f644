#!/usr/bin/env node
// Main: the composition root: reads the settings, wires what there is, and does what was asked in the shell.
import { backups } from '#adapters/backup/backups.ts'
import { answerClient } from '#adapters/cli/answer-client.ts'
import { readArguments } from '#adapters/cli/arguments.ts'
import { ask } from '#adapters/cli/ask.ts'
import { colourOn } from '#adapters/cli/colour-on.ts'
import { withFile } from '#adapters/cli/import-argument.ts'
import { type Answerer, listenForClients } from '#adapters/cli/listen.ts'
import { outcomes } from '#adapters/cli/request.ts'
import { rollCall } from '#adapters/cli/roll-call.ts'
import { standardInput } from '#adapters/cli/standard-input.ts'
import { takeVotes } from '#adapters/cli/take-votes.ts'
import { type Config, readConfig } from '#adapters/config.ts'
import { terminalText } from '#adapters/console/terminal-text.ts'
import { endOfProcess, lastWords, leave, stopping, untilAborted } from '#adapters/end-of-process.ts'
import { fetchCalendar } from '#adapters/import/calendar/fetch-calendar.ts'
import type { Known } from '#adapters/import/calendar/fetch-text.ts'
import { calendarReader } from '#adapters/import/calendar/read-calendar.ts'
import { hash, random } from '#adapters/instruments.ts'
import { openKeyring } from '#adapters/keyring/key-file.ts'
import { factOf, type Level, type Log, logTo } from '#adapters/log.ts'
import { lostWords, standingOf } from '#adapters/matrix/standing.ts'
import { openDatabase, restoreDatabase } from '#db/open.ts'
import { shippedEdition } from '#db/shipped/read-shipped-calendar.ts'
import { readShippedVotes } from '#db/shipped/read-shipped-votes.ts'
import { timetable } from '#jobs/index.ts'
import { patience } from '#jobs/patience.ts'
import { schedule } from '#jobs/schedule.ts'
import about from '#package.json' with { type: 'json' }
import { menu } from '#src/commands/index.ts'
import { dispatch } from '#src/conversation/dispatch.ts'
import { firstStart } from '#src/conversation/first-start.ts'
import { takesPaste } from '#src/conversation/takes-paste.ts'
import type { Utterance } from '#src/conversation/utterance.ts'
import { instantText } from '#src/instant-text.ts'
import { OperatorFault } from '#src/operator-fault.ts'
import { loadCalendar } from '#src/reminders/load-calendar.ts'
import { sayLocked } from '#src/reminders/say-locked.ts'
import type { Picture } from '#src/reply/document.ts'
import { waysOut } from '#src/reply/ways-out.ts'
import { recordSourcedVotes } from '#src/votes/record-sourced-votes.ts'

const { version } = about
const now = (): Temporal.Instant => Temporal.Now.instant()
const print = (text: string): void => void process.stdout.write(`${text}\n`)
const logAt = (level: Level): Log => logTo({ level, now, write: line => process.stderr.write(line) })

/** Orderly shutdown takes at most so long; what then still runs is cut off. */
const PATIENCE_MS = 9_000

type Bot = Awaited<ReturnType<typeof openBot>>

/** Everything that answers an utterance, without its surroundings. `url` is where people reach the page. */
const openBot = async (config: Config, url: string) => {
  const keyring = await openKeyring(config.keyringPath)
  const database = await openDatabase(config.databaseUrl, { keyring }).catch(async error => {
    if (error instanceof OperatorFault) await keyring.withdraw()
    throw error
  })
  const { stores, atomically } = database
  const ways = waysOut()
  const store = backups({ ...config.backup, keyringPath: config.keyringPath, dump: database.dump })
  const instruments = { keyring, random, hash, readCalendar: calendarReader(now), tryOut: ways.tryOut, backups: store }
  const at = instantText(now())
  try {
    await atomically(async stores => {
      await firstStart({ stores, random, at, owners: config.owners })
      const home = await stores.members.homeSpace()
      await loadCalendar({ ...stores, hash, random }, shippedEdition, { space: home.id, at })
      await recordSourcedVotes({ ...stores, hash }, readShippedVotes(), { space: home.id, at })
    })
  } catch (error) {
    await database.close()
    throw database.faultOf(error) ?? error
  }
  const desk = {
    stores,
    atomically,
    instruments,
    menu,
    about: {
      version,
      publicUrl: url,
      database: { sqlite: 'SQLite', postgres: 'PostgreSQL' }[database.kind],
      calendar: shippedEdition.version,
    },
    root: config.root,
  }
  return { database, keyring, instruments, ways, dispatch: (utterance: Utterance) => dispatch(utterance, now(), desk) }
}

const clientAnswerer = (bot: Bot, log: Log): Answerer => {
  const failed = (error: unknown) => log.error('answer failed', factOf(error))
  const answer = answerClient({
    dispatch: bot.dispatch,
    members: bot.database.stores.members,
    id: () => `shell:${random.id()}`,
    render: (document, { columns, colour }) => terminalText(document, { columns, colour, picks: 'by words' }),
    failed,
  })
  const take = takeVotes({ atomically: bot.database.atomically, hash, now, failed })
  return asked => ('votes' in asked ? take(asked) : answer(asked))
}

/** `palais start`: runs until somebody ends it. */
const start = async (config: Config): Promise<number> => {
  const log = logAt(config.logLevel ?? (process.stdin.isTTY ? 'warn' : 'info'))
  const ended = endOfProcess()
  await using running = new AsyncDisposableStack()
  const { takePort } = await import('#adapters/http/serve.ts')
  const { routesOf } = await import('#adapters/http/routes.ts')
  const { openFeedServer } = await import('#adapters/http/feed/feed-server.ts')
  const { deliveryMetrics } = await import('#adapters/http/delivery-metrics.ts')
  const site = running.use(await takePort(config))
  const url = config.publicUrl ?? site.url
  const bot = await openBot(config, url)
  const { database } = bot
  running.use(database)
  const feeds = openFeedServer({
    publication: database.publication,
    now,
    publicUrl: url,
    version,
    failed: error => log.error('feed failed', factOf(error)),
  })
  running.use(feeds)
  const slack = running.use(await openSlackOf(config, bot, log))
  await site.open({
    first: feeds.first,
    routes: [
      ...(slack?.routes ?? []),
      ...routesOf({
        version,
        database: database.kind,
        stores: database.stores,
        now,
        publicUrl: url,
        pngOf,
        readMetrics: async () => [...feeds.metrics(), ...(await deliveryMetrics(database.stores.outbox, now()))],
      }),
    ],
    failed: error => log.error('request failed', factOf(error)),
  })
  // Once more: it had to be first to open, and is among the first to close.
  running.use(site)
  running.use(await listenForClients(config.socketPath, clientAnswerer(bot, log)))
  if (slack !== undefined) bot.ways.open(slack)
  await openHookOf(config, bot)
  running.use(await openMatrixOf(config, bot, log))
  const works = {
    ...database,
    instruments: bot.instruments,
    clock: now,
    messengers: bot.ways.messengers,
    owner: random.id(),
    patience: patience(config.deliveryTimeout),
    failed: (error: unknown) => log.error('delivery failed', factOf(error)),
    fetch: async (address: string, known: Known) =>
      (await import('#adapters/import/calendar/fetch-text.ts')).fetchText(address, known),
  }
  running.use(
    schedule(timetable(works), {
      now,
      report: tick => {
        const fact = { job: tick.job, outcome: tick.outcome, ms: tick.ms }
        if (tick.outcome === 'failed') log.error('job', { ...fact, ...factOf(tick.error) })
        else log.debug('job', fact)
      },
    }),
  )

  await database.atomically(stores => sayLocked({ ...stores, keyring: bot.keyring, random }, now()))
  log.info('started')
  print(`Palais ${version} · ${url}`)
  const terminal = process.stdin.isTTY ? running.use(await openConsoleOf(config, bot, log)) : undefined
  await Promise.race([untilAborted(ended), ...(terminal === undefined ? [] : [terminal.left])])
  setTimeout(() => process.exit(1), PATIENCE_MS).unref()
  return 0
}

const pngOf = async (picture: Picture): Promise<Uint8Array> => (await import('#adapters/picture/png.ts')).pngOf(picture)

/** Slack, which connects by itself; its libraries are loaded only where it is set up. */
const openSlackOf = async ({ slack, root, deliveryTimeout: timeout }: Config, bot: Bot, log: Log) => {
  if (slack === undefined) return undefined
  const { openSlack } = await import('#adapters/slack/connect.ts')
  const failed = (error: unknown) => log.error('slack failed', factOf(error))
  return openSlack(slack, { ...bot, ...bot.database, menu, root, now, timeout, pngOf, failed })
}

/** Matrix, where it is set up; its library is loaded only then. Of several replicas one is connected. */
const openMatrixOf = async ({ matrix, root, deliveryTimeout: timeout }: Config, bot: Bot, log: Log) => {
  const standing = await standingOf(matrix, bot.database.stores.heartbeats)
  if (standing === 'lost') print(lostWords(matrix))
  if (standing !== 'set up') return undefined
  const { openMatrix } = await import('#adapters/matrix/open.ts')
  const failed = (error: unknown) => log.error('matrix failed', factOf(error))
  const around = { ...bot, ...bot.database, root, timeout, now, pngOf, print, failed, stop: stopping(log) }
  return openMatrix(matrix, { ...around, opened: bot.ways.open })
}

const openHookOf = async ({ hook, deliveryTimeout: timeout }: Config, { ways }: Bot) => {
  if (hook === undefined) return
  const { hookMessenger } = await import('#adapters/hook/messenger.ts')
  ways.open({ messenger: hookMessenger(hook, { timeout, now }) })
}

/** The conversation on the terminal; what is due there waits while nobody sits at it. */
const openConsoleOf = async (config: Config, bot: Bot, log: Log) => {
  const { openConsole } = await import('#adapters/console/open-console.ts')
  const { terminal, messenger } = openConsole({
    ...bot,
    menu,
    members: bot.database.stores.members,
    root: config.root,
    colour: colourOn(process.stdout, config),
    id: () => `console:${random.id()}`,
    failed: error => log.error('answer failed', factOf(error)),
  })
  bot.ways.open({ messenger })
  void terminal.left.then(() => bot.ways.close({ messenger }))
  return terminal
}

/** `palais <words>`: asks the running bot, or answers alone when none runs here. */
const say = async (typed: readonly string[], config: Config): Promise<number> => {
  const { given, attachment: file } = await withFile(typed, fetchCalendar)
  const asked = readArguments(given)
  if (!asked.ok) throw new OperatorFault(asked.refusal.sentence)
  const { words, form, as, in: room } = asked.value
  const attachment = file ?? (takesPaste(words, menu) ? await standardInput() : undefined)
  const request = {
    words,
    form,
    columns: process.stdout.columns || 80,
    colour: colourOn(process.stdout, config),
    ...(as === undefined ? {} : { as }),
    ...(room === undefined ? {} : { in: room }),
    ...(attachment === undefined ? {} : { attachment }),
  }
  const answered = await ask(config.socketPath, request)
  const { outcome, text } = answered === 'nobody' ? await alone(config, bot => bot(request)) : answered
  const stream = outcome === 'done' || form === 'json' ? process.stdout : process.stderr
  stream.write(`${text}\n`)
  return outcomes[outcome]
}

const alone = async <T>(config: Config, work: (answer: Answerer) => Promise<T>): Promise<T> => {
  const bot = await openBot(config, config.publicUrl ?? `http://localhost:${config.port}`)
  await using _database = bot.database
  return await work(clientAnswerer(bot, logAt(config.logLevel ?? 'error')))
}

/** What a shell may ask that is no utterance; each gets the arguments after its name. */
const local: Readonly<Record<string, (config: Config, given: readonly string[]) => Promise<number>>> = {
  start,
  migrate: async config => {
    await alone(config, async () => print('The database is up to date.'))
    return 0
  },
  restore: async ({ keyringPath, databaseUrl: url }, given) => {
    const { restoreFrom } = await import('#adapters/backup/restore.ts')
    print(await restoreFrom({ given, keyringPath }, parts => restoreDatabase(url, parts, now())))
    return 0
  },
  'roll-call': async (_, given) => {
    print(await rollCall(given, (await import('#adapters/import/read-roll-call-file.ts')).readRollCallFile))
    return 0
  },
  'slack-manifest': async ({ root }, [address]) => {
    const { printedManifest: printed } = await import('#adapters/slack/printed-manifest.ts')
    const { manifest, notes } = printed({ menu, root }, address)
    print(manifest)
    process.stderr.write(`${notes}\n`)
    return 0
  },
  'matrix-login': async ({ matrix, keyringPath, deliveryTimeout: timeout, logLevel }) => {
    using asked = (await import('#adapters/cli/questions.ts')).questions(process.stdin, process.stdout)
    const { logIn } = await import('#adapters/matrix/log-in.ts')
    const keyring = await openKeyring(keyringPath)
    print(await logIn(matrix, { ...asked, keyring, timeout, stop: stopping(logAt(logLevel ?? 'error')) }))
    return 0
  },
  'import-votes': async (config, given) => {
    const { importVotes } = await import('#adapters/cli/import-votes.ts')
    const { bulkVotes: read } = await import('#adapters/import/bulk-votes.ts')
    print(await importVotes(given, { ...config, read, alone: work => alone(config, work), shown: process.stderr }))
    return 0
  },
  '--version': async () => {
    print(version)
    return 0
  },
}

/** Does what the arguments say; gives the exit code. */
const main = async (given: readonly string[]): Promise<number> => {
  try {
    const config = readConfig()
    const command = local[given[0] ?? '']
    return await (command === undefined ? say(given, config) : command(config, given.slice(1)))
  } catch (error) {
    if (!(error instanceof OperatorFault)) {
      logAt('error').error('failed', factOf(error))
      return 1
    }
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}

lastWords(error => logAt('error').error('crashed', factOf(error)))
leave(await main(process.argv.slice(2)))
