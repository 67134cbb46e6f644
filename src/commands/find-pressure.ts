// Find pressure: the démarche of an id, P3, that the speaker may read.
import { type Pressure, pressureFrom } from '#src/contacts/pressure.ts'
import type { Context } from '#src/conversation/context.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { VaultRecord } from '#src/security/vault.ts'

export const findPressure = async (
  typed: string,
  { vault, actor }: Pick<Context, 'vault' | 'actor'>,
): Promise<Result<{ readonly pressure: Pressure; readonly record: VaultRecord }>> => {
  const record = await vault.named('pressure', typed.trim().toUpperCase(), actor)
  const pressure = record && pressureFrom(record)
  return record === undefined || pressure === undefined
    ? refuse(`There is no démarche ${typed.toUpperCase()} for you to read. Those that you may: pressure show`)
    : ok({ pressure, record })
}
