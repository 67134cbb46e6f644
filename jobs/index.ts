// The timetable: every job that the clock starts.
import { deliver } from './deliver.ts'
import { digests } from './digests.ts'
import type { Job } from './job.ts'
import type { DeliverWorks } from './lane.ts'
import { overdue } from './overdue.ts'
import { plan } from './plan.ts'
import { refreshSources, type SourceWorks } from './refresh-sources.ts'

export const timetable = (works: DeliverWorks & SourceWorks): readonly Job[] => [
  plan(works),
  digests(works),
  overdue(works),
  refreshSources(works),
  ...deliver(works),
]
