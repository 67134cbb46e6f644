// Fetching: public addresses only, over https, with limits; nothing inside the operator's network is ever asked.
import { describe, expect, it } from 'vitest'
import { fetchText, isPublicAddress } from '#adapters/import/calendar/fetch-text.ts'

describe('an address', () => {
  it.each([
    { address: '127.0.0.1', why: 'this machine' },
    { address: '10.1.2.3', why: 'a private network' },
    { address: '172.16.0.1', why: 'a private network' },
    { address: '192.168.1.1', why: 'a private network' },
    { address: '169.254.169.254', why: 'the metadata of a cloud' },
    { address: '100.64.0.1', why: 'behind a provider' },
    { address: '0.0.0.0', why: 'any' },
    { address: '224.0.0.1', why: 'many' },
    { address: '::1', why: 'this machine' },
    { address: '::', why: 'any' },
    { address: '::ffff:127.0.0.1', why: 'this machine in other clothes' },
    { address: '::ffff:7f00:1', why: 'the same in hexadecimal' },
    { address: '::7f00:1', why: 'the same, compatible form' },
    { address: 'fe80::1', why: 'link-local' },
    { address: 'fd00::1', why: 'a private network' },
    { address: '64:ff9b::7f00:1', why: 'translated' },
    { address: '64:ff9b:1::7f00:1', why: 'translated, as an operator set it up' },
    { address: 'fec0::1', why: 'a private network of old' },
    { address: '5f00::1', why: 'not given to anybody' },
    { address: '2002:7f00:1::', why: 'tunnelled' },
    { address: 'localhost', why: 'not an address' },
  ])('$address is not gone to: $why', ({ address }) => expect(isPublicAddress(address)).toBe(false))

  it.each(['157.150.185.49', '2a00:1450:400a:803::200e', '8.8.8.8', '::ffff:8.8.8.8'])('%s is public', address =>
    expect(isPublicAddress(address)).toBe(true),
  )
})

describe('fetching', () => {
  it.each([
    { address: 'http://example.org/a.ics', says: 'Only https', why: 'in the clear' },
    { address: 'file:///etc/passwd', says: 'Only https', why: 'a file' },
    { address: 'https://ana:secret@example.org/a.ics', says: 'password', why: 'holds a password' },
    { address: 'https://127.0.0.1/a.ics', says: 'public Internet', why: 'this machine' },
    { address: 'https://2130706433/a.ics', says: 'public Internet', why: 'this machine as one number' },
    { address: 'https://0x7f.1/a.ics', says: 'public Internet', why: 'this machine in hexadecimal' },
    { address: 'https://[::1]/a.ics', says: 'public Internet', why: 'this machine' },
    { address: 'https://[::ffff:127.0.0.1]/a.ics', says: 'public Internet', why: 'this machine in other clothes' },
    { address: 'https://169.254.169.254/latest/meta-data', says: 'public Internet', why: 'the metadata of a cloud' },
  ])('refuses $address: $why', async ({ address, says }) => {
    await expect(fetchText(address)).rejects.toThrow(says)
  })

  it('refuses a name when one of its addresses is private', async () => {
    const reach = { resolve: async () => ['157.150.185.49', '10.0.0.1'], allowed: isPublicAddress, patience: 20 }
    await expect(fetchText('https://two-faced.example/a.ics', {}, reach)).rejects.toThrow('public Internet')
  })

  it('does not wait for ever for the addresses of a name', async () => {
    const reach = { resolve: () => new Promise<never>(() => undefined), allowed: isPublicAddress, patience: 0.1 }
    await expect(fetchText('https://slow.example/a.ics', {}, reach)).rejects.toThrow('did not answer in full')
  })

  it('says when a name is not known', async () => {
    const reach = {
      resolve: async () => Promise.reject(new Error('ENOTFOUND')),
      allowed: isPublicAddress,
      patience: 20,
    }
    await expect(fetchText('https://nowhere.example/a.ics', {}, reach)).rejects.toThrow('not known')
  })
})
