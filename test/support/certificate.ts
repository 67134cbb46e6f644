// Certificate: a self-signed one for a host of a test, valid for a day, made without any program.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** PEM texts, as a TLS server takes them. */
export interface Certified {
  readonly key: string
  readonly cert: string
}

/** DER (X.690): one element of a type, with its length. */
const element = (type: number, ...contents: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(contents)
  const length = content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 0xff]
  return Buffer.concat([Buffer.from([type, ...length]), content])
}
const sequence = (...contents: readonly Uint8Array[]) => element(0x30, ...contents)
const text = (type: number, value: string) => element(type, Buffer.from(value))
const utcTime = (at: Temporal.Instant) => text(0x17, at.toString({ smallestUnit: 'second' }).replace(/^20|[-:T]/g, ''))

const COMMON_NAME = Buffer.from('0603550403', 'hex')
const ALTERNATIVE_NAME = Buffer.from('0603551d11', 'hex')
const ECDSA_WITH_SHA256 = sequence(Buffer.from('06082a8648ce3d040302', 'hex'))

/** RFC 5280, 4.1: the host stands in the subject's alternative name. */
export const certificateFor = (host: string): Certified => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const name = sequence(element(0x31, sequence(COMMON_NAME, text(0x0c, host))))
  const now = Temporal.Now.instant()
  const hosts = element(0x04, sequence(text(0x82, host)))
  const stated = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ECDSA_WITH_SHA256,
    name,
    sequence(utcTime(now.subtract({ hours: 12 })), utcTime(now.add({ hours: 12 }))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(sequence(ALTERNATIVE_NAME, hosts))),
  )
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', stated, privateKey)])
  const whole = sequence(stated, ECDSA_WITH_SHA256, element(0x03, signature))
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: `-----BEGIN CERTIFICATE-----\n${whole
      .toString('base64')
      .match(/.{1,64}/g)
      ?.join('\n')}\n-----END CERTIFICATE-----\n`,
  }
}
