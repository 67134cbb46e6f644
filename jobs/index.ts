// The timetable: every job that the clock starts.
import { auditHead } from './audit-head.ts'
import { backup, expireBackups } from './backup.ts'
import { deliver } from './deliver.ts'
import { digests } from './digests.ts'
import { forgetPastes } from './forget-pastes.ts'
import type { Job } from './job.ts'
import type { DeliverWorks } from './lane.ts'
import { lookAfterVault, type VaultWorks } from './look-after-vault.ts'
import { overdue } from './overdue.ts'
import { plan } from './plan.ts'
import { refreshSources, type SourceWorks } from './refresh-sources.ts'
import { retention } from './retention.ts'
import { tidy } from './tidy.ts'

export const timetable = (works: DeliverWorks & SourceWorks & VaultWorks): readonly Job[] => [
  plan(works),
  digests(works),
  overdue(works),
  refreshSources(works),
  forgetPastes(works),
  ...deliver(works),
  lookAfterVault(works),
  retention(works),
  tidy(works),
  auditHead(works),
  backup(works),
  expireBackups(works),
]
