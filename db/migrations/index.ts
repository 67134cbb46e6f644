// Migrations: every step of the tables, in order; a step that was released is never edited.
import type { Migration } from 'kysely/migration'
import { up as spine } from './0001-spine.ts'
import { up as reminders } from './0002-reminders.ts'
import { up as people } from './0003-people.ts'
import { up as feeds } from './0004-feeds.ts'
import { up as sources } from './0005-sources.ts'
import { up as votes } from './0006-votes.ts'
import { up as sourcedVotes } from './0007-sourced-votes.ts'
import { up as vault } from './0008-vault.ts'
import { up as voteLooks } from './0009-vote-looks.ts'
import { up as draftHistory } from './0010-draft-history.ts'
import { up as vaultCare } from './0011-vault-care.ts'

import { up as pastes } from './0012-pastes.ts'

import { up as asks } from './0013-asks.ts'
import { up as auditRoom } from './0014-audit-room.ts'
import { up as placeMember } from './0015-place-member.ts'

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-spine': { up: spine },
  '0002-reminders': { up: reminders },
  '0003-people': { up: people },
  '0004-feeds': { up: feeds },
  '0005-sources': { up: sources },
  '0006-votes': { up: votes },
  '0007-sourced-votes': { up: sourcedVotes },
  '0008-vault': { up: vault },
  '0009-vote-looks': { up: voteLooks },
  '0010-draft-history': { up: draftHistory },
  '0011-vault-care': { up: vaultCare },
  '0012-pastes': { up: pastes },
  '0013-asks': { up: asks },
  '0014-audit-room': { up: auditRoom },
  '0015-place-member': { up: placeMember },
}
