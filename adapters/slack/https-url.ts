// HTTPS address: where Slack is to reach the bot over HTTP, as an operator types it.
import { OperatorFault } from '#src/operator-fault.ts'

/** Without a slash at its end. Throws an OperatorFault when Slack could not reach it. */
export const httpsUrl = (typed: string): string => {
  if (URL.parse(typed)?.protocol === 'https:') return typed.replace(/\/+$/, '')
  throw new OperatorFault(
    `Slack reaches a bot at an https address only, not at "${typed}". Type: palais slack-manifest https://bot.example.org, or leave the address out for Socket Mode.`,
  )
}
