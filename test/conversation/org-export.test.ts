// An organisation takes its notes out: a file that only its own key opens, with what whoever asked may read, and no more.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backups } from '#adapters/backup/backups.ts'
import { menu } from '#src/commands/index.ts'
import { dispatch } from '#src/conversation/dispatch.ts'
import { plainText } from '#src/reply/plain-text.ts'
import type { MemberId, OrganisationId, Platform, SpaceId } from '#src/security/member.ts'
import type { RecordId } from '#src/security/vault.ts'
import { eachDatabase } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palais-export-'))
})
afterEach(() => rm(folder, { recursive: true }))

const space = 'home' as SpaceId
const at = '2026-11-21T08:00:00.000Z'
const people = [
  ['ana', 'alpha'],
  ['ben', 'alpha'],
  ['cy', 'beta'],
] as const

eachDatabase(open => {
  const opened = async () => {
    const database = await open()
    const { members, vault } = database.stores
    await members.addSpace({ id: space, slug: 'home', name: 'Home', home: true }, at)
    for (const id of ['alpha', 'beta'] as OrganisationId[]) await members.addOrganisation(space, { id, name: id })
    for (const [name, organisation] of people) {
      const member = name as MemberId
      await members.addPerson({ platform: 'matrix', id: `@${name}:example.org` }, { id: member, name }, at)
      await members.setMembership(
        { space, member, role: 'advocate', organisation: organisation as OrganisationId, name },
        at,
      )
      await vault.put({
        ...{ id: `id-${name}` as RecordId, space, kind: 'contact', name: `C-${name}`, author: member },
        ...{ organisation: organisation as OrganisationId, recipients: [], at },
        columns: {
          picks: { label: 'AMBER', value: `picks of ${name}` },
          words: { label: 'AMBER+STRICT', value: `words of ${name}` },
          source: { label: 'RED', value: `source of ${name}` },
        },
      })
    }
    const instruments = {
      ...fixedInstruments(),
      keyring: database.keyring,
      backups: backups({ folder, recipients: [], keyringPath: '', dump: database.dump }),
    }
    const about = { version: '0', publicUrl: 'http://localhost:8080', database: 'x', calendar: '2026-11-20' }
    let said = 0
    const say = async (words: string, platform: Platform = 'matrix') => {
      const id = { matrix: '@ana:example.org', slack: 'UANA' }[platform as 'matrix' | 'slack']
      const destination = platform === 'slack' ? 'slack' : 'matrix-encrypted'
      const { document } = await dispatch(
        {
          id: `said-${++said}`,
          speaker: { platform, id, name: 'ana', standing: 'full' },
          place: { platform, id: `direct-${platform}`, kind: 'direct', destination, outsiders: 'none' },
          words,
        },
        Temporal.Instant.from(at).add({ seconds: said }),
        { ...database, instruments, menu, about, root: 'un' },
      )
      return plainText(document)
    }
    return { ...database, say }
  }
  const confirming = (preview: string): string => /org export age1\S+ confirm:\S+/.exec(preview)?.[0] ?? 'nothing'

  describe('org export', () => {
    it('writes what its key alone opens', async () => {
      const { say, db } = await opened()
      const secret = await generateIdentity()
      const preview = await say(`org export ${await identityToRecipient(secret)}`)
      expect(preview).toContain('2 notes of alpha would go into a file that only this key opens')
      expect(await readdir(folder)).toEqual([])
      expect(await say(confirming(preview))).toContain('with 2 notes')
      const [file = ''] = await readdir(folder)
      const bytes = await readFile(join(folder, file))
      expect(bytes.includes('picks')).toBe(false)
      const decrypter = new Decrypter()
      decrypter.addIdentity(secret)
      const [, ...notes] = (await decrypter.decrypt(bytes, 'text')).trimEnd().split('\n')
      const text = notes.join('\n')
      for (const word of ['picks of ana', 'words of ana', 'source of ana', 'picks of ben', 'words of ben'])
        expect(text).toContain(word)
      for (const word of ['source of ben', 'of cy']) expect(text).not.toContain(word)
      expect(
        await db.selectFrom('audit').select(['by', 'verb', 'outcome']).where('outcome', '=', 'read').execute(),
      ).toEqual([{ by: 'ana', verb: 'org export', outcome: 'read' }])
    })

    it('asks for a word on the other platform first, and for a key that is one', async () => {
      const { say, stores } = await opened()
      await stores.members.addAccount('ana' as MemberId, { platform: 'slack', id: 'UANA' })
      const key = await identityToRecipient(await generateIdentity())
      const preview = await say(`org export ${key}`)
      expect(await say(confirming(preview))).toContain('another platform')
      expect(await readdir(folder)).toEqual([])
      await say('confirm', 'slack')
      expect(await say(confirming(preview))).toContain('with 2 notes')
      expect(await say(confirming(await say('org export age1nonsense')))).toContain('is no key of age')
    })
  })
})
