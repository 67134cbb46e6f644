// The menu: every command under its heading, in the order in which the help lists them.
import { type Command, grouped } from '#src/conversation/command.ts'
import { arrived } from './arrived.ts'
import { askBack } from './ask-back.ts'
import { askNew } from './ask-new.ts'
import { askRetract } from './ask-retract.ts'
import { askSet } from './ask-set.ts'
import { askShow } from './ask-show.ts'
import { assign } from './assign.ts'
import { auditMine } from './audit-mine.ts'
import { auditRoom } from './audit-room.ts'
import { auditVerify } from './audit-verify.ts'
import { auditWhoRead } from './audit-who-read.ts'
import { backup } from './backup.ts'
import { change } from './change.ts'
import { changes } from './changes.ts'
import { claim } from './claim.ts'
import { compare } from './compare.ts'
import { confirmHere } from './confirm.ts'
import { contactAccept } from './contact-accept.ts'
import { contactBack } from './contact-back.ts'
import { contactBrief } from './contact-brief.ts'
import { contactCorrect } from './contact-correct.ts'
import { contactDecline } from './contact-decline.ts'
import { contactGaps } from './contact-gaps.ts'
import { contactList } from './contact-list.ts'
import { contactLog } from './contact-log.ts'
import { contactRetract } from './contact-retract.ts'
import { count } from './count.ts'
import { done } from './done.ts'
import { draftDirection } from './draft-direction.ts'
import { draftDissociate } from './draft-dissociate.ts'
import { draftExplain } from './draft-explain.ts'
import { draftRestore } from './draft-restore.ts'
import { draftSet } from './draft-set.ts'
import { draftShow } from './draft-show.ts'
import { draftStatement } from './draft-statement.ts'
import { draftWant } from './draft-want.ts'
import { eventAdd } from './event-add.ts'
import { eventCancel } from './event-cancel.ts'
import { eventDate } from './event-date.ts'
import { eventHeld } from './event-held.ts'
import { eventMove } from './event-move.ts'
import { eventPostpone } from './event-postpone.ts'
import { eventRestore } from './event-restore.ts'
import { eventRisk } from './event-risk.ts'
import { feed } from './feed.ts'
import { feedList } from './feed-list.ts'
import { feedOwn } from './feed-own.ts'
import { feedRevoke } from './feed-revoke.ts'
import { feedRotate } from './feed-rotate.ts'
import { follow } from './follow.ts'
import { following } from './following.ts'
import { help } from './help.ts'
import { hold } from './hold.ts'
import { home } from './home.ts'
import { importFile } from './import.ts'
import { inbox } from './inbox.ts'
import { link } from './link.ts'
import { lock } from './lock.ts'
import { lockout } from './lockout.ts'
import { me } from './me.ts'
import { memberAdd } from './member-add.ts'
import { memberList } from './member-list.ts'
import { memberRemove } from './member-remove.ts'
import { memberRole } from './member-role.ts'
import { next } from './next.ts'
import { orgExport } from './org-export.ts'
import { orgLeave } from './org-leave.ts'
import { placeAdd } from './place-add.ts'
import { placeList } from './place-list.ts'
import { placeRemove } from './place-remove.ts'
import { pressureFollow } from './pressure-follow.ts'
import { pressureLog } from './pressure-log.ts'
import { pressureRetract } from './pressure-retract.ts'
import { pressureShow } from './pressure-show.ts'
import { proposals } from './proposals.ts'
import { publish } from './publish.ts'
import { redact } from './redact.ts'
import { reject } from './reject.ts'
import { remind } from './remind.ts'
import { resend } from './resend.ts'
import { show } from './show.ts'
import { snooze } from './snooze.ts'
import { sourceAdd } from './source-add.ts'
import { sourceList } from './source-list.ts'
import { sourceRemove } from './source-remove.ts'
import { spaceList } from './space-list.ts'
import { spaceNew } from './space-new.ts'
import { spaceUse } from './space-use.ts'
import { status } from './status.ts'
import { timeline } from './timeline.ts'
import { unclaim } from './unclaim.ts'
import { undo } from './undo.ts'
import { unfollow } from './unfollow.ts'
import { unlink } from './unlink.ts'
import { unlock } from './unlock.ts'
import { vault } from './vault.ts'
import { vaultRecover } from './vault-recover.ts'
import { vaultRecovery } from './vault-recovery.ts'
import { vaultRenew } from './vault-renew.ts'
import { vaultSeal } from './vault-seal.ts'
import { vaultUnlock } from './vault-unlock.ts'
import { vaultUnseal } from './vault-unseal.ts'
import { voteAgree } from './vote-agree.ts'
import { voteCorrect } from './vote-correct.ts'
import { voteDiff } from './vote-diff.ts'
import { voteExport } from './vote-export.ts'
import { voteGroup } from './vote-group.ts'
import { voteLog } from './vote-log.ts'
import { voteMembers } from './vote-members.ts'
import { votePublish } from './vote-publish.ts'
import { voteRecord } from './vote-record.ts'
import { voteSearch } from './vote-search.ts'
import { voteShare } from './vote-share.ts'
import { voteShow } from './vote-show.ts'
import { voteVerify } from './vote-verify.ts'
import { voteWithdraw } from './vote-withdraw.ts'
import { wipe } from './wipe.ts'

export const menu: readonly Command[] = [
  ...grouped('What is coming', [next, show, changes, change, timeline]),
  ...grouped('Changing the calendar', [
    eventAdd,
    eventDate,
    eventMove,
    eventPostpone,
    eventCancel,
    eventRestore,
    eventRisk,
    eventHeld,
    undo,
  ]),
  ...grouped('Calendar apps', [feed, feedList, feedRotate, feedRevoke, feedOwn]),
  ...grouped('Reminders', [follow, unfollow, following, remind, claim, assign, unclaim, done, snooze, inbox]),
  ...grouped('Votes', [
    voteLog,
    voteShow,
    voteShare,
    voteVerify,
    voteCorrect,
    voteWithdraw,
    votePublish,
    voteRecord,
    voteDiff,
    voteAgree,
    voteGroup,
    voteMembers,
    voteSearch,
    voteExport,
    draftSet,
    draftShow,
    draftExplain,
    draftDissociate,
    draftStatement,
    draftWant,
    draftDirection,
    draftRestore,
  ]),
  ...grouped('Contacts and asks', [
    contactLog,
    contactCorrect,
    contactBack,
    contactRetract,
    contactList,
    contactBrief,
    contactGaps,
    contactAccept,
    contactDecline,
    askNew,
    askShow,
    askSet,
    askBack,
    askRetract,
    count,
    compare,
    pressureLog,
    pressureShow,
    pressureFollow,
    pressureRetract,
  ]),
  ...grouped('Other calendars', [sourceAdd, sourceList, sourceRemove, importFile, proposals, publish, reject]),
  ...grouped('Members and places', [
    memberList,
    memberAdd,
    memberRole,
    memberRemove,
    orgExport,
    orgLeave,
    placeList,
    placeAdd,
    placeRemove,
    spaceList,
    spaceUse,
    spaceNew,
  ]),
  ...grouped('Me and this bot', [home, me, link, unlink, status, resend, arrived, help]),
  ...grouped('The vault', [
    vault,
    lock,
    unlock,
    lockout,
    redact,
    hold,
    auditWhoRead,
    auditMine,
    auditVerify,
    auditRoom,
    confirmHere,
    backup,
    vaultUnlock,
    vaultSeal,
    vaultUnseal,
    vaultRenew,
    vaultRecovery,
    vaultRecover,
    wipe,
  ]),
]
