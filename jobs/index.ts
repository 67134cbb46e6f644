// The timetable: every job that the clock starts.
import type { Job } from './job.ts'

export const timetable: readonly Job[] = []
