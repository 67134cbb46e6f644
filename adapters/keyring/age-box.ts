// Age box: bytes that only the holders of off-line secrets can open, in the format of age (age-encryption.org/v1).

/** Undefined when one of the recipients is none. The library is loaded when first needed. */
export const closeAgeBox = async (
  plain: Uint8Array,
  recipients: readonly string[],
): Promise<Uint8Array | undefined> => {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  try {
    for (const recipient of recipients) encrypter.addRecipient(recipient)
  } catch {
    return undefined
  }
  return encrypter.encrypt(plain)
}

/** Undefined when the secret (`AGE-SECRET-KEY-1…`) is none, or none of those that can. */
export const openAgeBox = async (box: Uint8Array, secret: string): Promise<Uint8Array | undefined> => {
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  try {
    decrypter.addIdentity(secret.trim())
    return await decrypter.decrypt(box)
  } catch {
    return undefined
  }
}
