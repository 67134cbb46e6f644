// Port: spaces, organisations, members and places.
import type {
  Account,
  Member,
  MemberId,
  OrganisationId,
  Place,
  PlaceId,
  Preferences,
  Role,
  Space,
  SpaceId,
} from './member.ts'

export interface Members {
  homeSpace(): Promise<Space>
  space(id: SpaceId): Promise<Space | undefined>
  findSpace(slug: string): Promise<Space | undefined>
  spaces(): Promise<readonly Space[]>
  addSpace(space: Space, at: string): Promise<void>

  /** The person behind an account, member of a space or not. */
  person(account: Account): Promise<Person | undefined>
  /** The person behind an account, in each space they belong to; the one they last chose first. */
  membershipsOf(account: Account): Promise<readonly Member[]>
  member(space: SpaceId, id: MemberId): Promise<Member | undefined>
  membersOf(space: SpaceId): Promise<readonly Member[]>
  accountsOf(member: MemberId): Promise<readonly Account[]>
  /** Makes the person known by this account; the same person when the account is known already. */
  addPerson(account: Account, person: { readonly id: MemberId; readonly name: string }, at: string): Promise<MemberId>
  /** Gives a person one more account; whoever had it has it no longer. */
  addAccount(member: MemberId, account: Account): Promise<void>
  removeAccount(account: Account): Promise<void>
  setMembership(membership: NewMembership, at: string): Promise<void>
  endMembership(space: SpaceId, member: MemberId): Promise<void>
  setPreferences(member: MemberId, preferences: Preferences): Promise<void>
  chooseSpace(member: MemberId, space: SpaceId): Promise<void>

  organisations(space: SpaceId): Promise<readonly { readonly id: OrganisationId; readonly name: string }[]>
  addOrganisation(space: SpaceId, organisation: { readonly id: OrganisationId; readonly name: string }): Promise<void>

  place(id: PlaceId): Promise<Place | undefined>
  findPlace(account: Account): Promise<Place | undefined>
  /** Where one person is written to alone, on the platform they were met on first of those that they have an account on. */
  directPlaceOf(member: MemberId): Promise<Place | undefined>
  placesOf(space: SpaceId): Promise<readonly Place[]>
  /** Adds a place, or links a known one anew. */
  setPlace(place: Place, by: MemberId | undefined, at: string): Promise<void>
  /** Its platform calls it otherwise now; nothing else changes. */
  movePlace(id: PlaceId, address: string): Promise<void>
  /** Ends the link of a place to its space. */
  unlinkPlace(id: PlaceId): Promise<void>
}

/** Somebody with an account, in whichever space. */
export interface Person {
  readonly id: MemberId
  readonly name: string
  readonly preferences: Preferences
}

export interface NewMembership {
  readonly space: SpaceId
  readonly member: MemberId
  readonly role: Role
  readonly organisation?: OrganisationId
  /** What this space calls the person; the name stays as it was when absent. */
  readonly name?: string
}
