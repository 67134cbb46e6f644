// Device lease: which process speaks for the device, when its keys are where several can reach them.
import type { Pool, PoolClient } from 'pg'

/** Each holder has a number of its own, and every write asks whether it is still the last. */
export interface DeviceLease {
  readonly epoch: string
}

/** So long a holder that was cut off keeps the others waiting; a renewal is due well before. */
export const LEASE_SECONDS = 30
const RENEW_MS = 8_000

/** Nothing while another process holds it. By the clock of the server, so that those of the replicas may differ. */
export const takeLease = async (pool: Pool): Promise<DeviceLease | undefined> => {
  const { rows } = await pool.query<DeviceLease>(
    `update palais_matrix.holder set epoch = epoch + 1, until = now() + interval '${LEASE_SECONDS} seconds'
     where until < now() returning epoch`,
  )
  return rows[0]
}

export const releaseLease = async (pool: Pool, { epoch }: DeviceLease): Promise<void> => {
  await pool.query("update palais_matrix.holder set until = 'epoch' where epoch = $1", [epoch])
}

/** Within a transaction: nobody else can take it before that ends. Throws when somebody has. */
export const hold = async (client: PoolClient, { epoch }: DeviceLease): Promise<void> => {
  const { rowCount } = await client.query('select 1 from palais_matrix.holder where epoch = $1 for share', [epoch])
  if (rowCount === 0) throw new LeaseLost()
}

export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
  constructor() {
    super('another process speaks for the Matrix device now')
  }
}

/** Renews until it is stopped. A server that does not answer gives the device to nobody else either. */
export const keepLease = (pool: Pool, { epoch }: DeviceLease, lost: (error: unknown) => void) => {
  const timer = setInterval(async () => {
    const renewed = await pool
      .query(`update palais_matrix.holder set until = now() + interval '${LEASE_SECONDS} seconds' where epoch = $1`, [
        epoch,
      ])
      .catch(() => undefined)
    if (renewed?.rowCount === 0) lost(new LeaseLost())
  }, RENEW_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
