// Members: spaces, people and places, as one port.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Members } from '#src/security/members.ts'
import { people } from './people.ts'
import { places } from './places.ts'
import { spaces } from './spaces.ts'

export const members = (db: Kysely<Schema>): Members => ({ ...spaces(db), ...people(db), ...places(db) })
