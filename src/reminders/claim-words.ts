// Claim words: who takes care of an event, organisation by organisation.
import type { Claim } from './claims.ts'

/** "Amina (Alpha) takes care of it · done by Bo (Beta)"; empty when nobody does. It names people: never CLEAR. */
export const claimWords = (claims: readonly Claim[]): string =>
  claims
    .map(claim => (claim.state === 'done' ? `done by ${claimant(claim)}` : `${claimant(claim)} takes care of it`))
    .join(' · ')

/** "Amina (Alpha)". */
export const claimant = ({ ownerName, organisationName }: Claim): string =>
  organisationName === undefined ? ownerName : `${ownerName} (${organisationName})`
