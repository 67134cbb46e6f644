// Forget pastes: pasted lines are kept for half an hour and no longer.
import { instantText } from '#src/instant-text.ts'
import type { Job } from './job.ts'
import type { Works } from './works.ts'

export const forgetPastes = ({ stores }: Pick<Works, 'stores'>): Job => ({
  name: 'forget-pastes',
  cron: '0 */5 * * * *',
  run: now => stores.pastes.expire(instantText(now)),
})
