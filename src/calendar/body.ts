// Bodies: who meets, where its seat is, and the words people use for it.

/** A United Nations body whose calendar is kept here. `zone` is the zone of its seat. */
export interface Body {
  readonly id: BodyId
  readonly name: string
  readonly zone: string
  readonly seat: string
  /** Other words people type for it, lower case. */
  readonly aliases: readonly string[]
}

const GENEVA = { zone: 'Europe/Zurich', seat: 'Geneva' } as const
const NEW_YORK = { zone: 'America/New_York', seat: 'New York' } as const

export const bodies = [
  { id: 'HRC', name: 'Human Rights Council', ...GENEVA, aliases: ['council', 'hrcouncil', 'cdh'] },
  { id: 'UPR', name: 'Universal Periodic Review', ...GENEVA, aliases: ['epu'] },
  { id: 'CCPR', name: 'Human Rights Committee', ...GENEVA, aliases: ['hrctee'] },
  { id: 'CESCR', name: 'Committee on Economic, Social and Cultural Rights', ...GENEVA, aliases: [] },
  { id: 'CERD', name: 'Committee on the Elimination of Racial Discrimination', ...GENEVA, aliases: [] },
  {
    id: 'CEDAW',
    name: 'Committee on the Elimination of Discrimination against Women',
    ...GENEVA,
    aliases: [],
  },
  { id: 'CAT', name: 'Committee against Torture', ...GENEVA, aliases: [] },
  { id: 'SPT', name: 'Subcommittee on Prevention of Torture', ...GENEVA, aliases: [] },
  { id: 'CRC', name: 'Committee on the Rights of the Child', ...GENEVA, aliases: [] },
  { id: 'CRPD', name: 'Committee on the Rights of Persons with Disabilities', ...GENEVA, aliases: [] },
  { id: 'CMW', name: 'Committee on Migrant Workers', ...GENEVA, aliases: [] },
  { id: 'CED', name: 'Committee on Enforced Disappearances', ...GENEVA, aliases: [] },
  {
    id: 'NGO_COMMITTEE',
    name: 'Committee on Non-Governmental Organizations',
    ...NEW_YORK,
    aliases: ['ngo', 'ngoc', 'ngo-committee', 'cngo'],
  },
  { id: 'ECOSOC', name: 'Economic and Social Council', ...NEW_YORK, aliases: [] },
  { id: 'GA', name: 'General Assembly', ...NEW_YORK, aliases: ['unga'] },
  { id: 'GA3C', name: 'Third Committee of the General Assembly', ...NEW_YORK, aliases: ['third', '3c', 'c3', 'ga3'] },
  { id: 'CHR', name: 'Commission on Human Rights (until 2006)', ...GENEVA, aliases: [] },
  { id: 'OTHER', name: 'Other', ...GENEVA, aliases: [] },
] as const satisfies readonly (Omit<Body, 'id'> & { id: string })[]

export type BodyId = (typeof bodies)[number]['id']

const byId = new Map<string, Body>(bodies.map(body => [body.id, body]))
const byWord = new Map<string, Body>(
  bodies.flatMap(body => [body.id.toLowerCase(), ...body.aliases].map(word => [word, body] as const)),
)

/** The ten treaty bodies, as one word for filters. */
export const treatyBodies: readonly BodyId[] = [
  'CCPR', 'CESCR', 'CERD', 'CEDAW', 'CAT', 'SPT', 'CRC', 'CRPD', 'CMW', 'CED',
] // biome-ignore format: a list of codes reads best on one line

export const bodyOf = (id: BodyId): Body => byId.get(id) as Body

/** The body that a typed word names (`hrc`, `NGO`, `third`); undefined when none does. */
export const findBody = (word: string): Body | undefined => byWord.get(word.toLowerCase())

export const isBodyId = (text: string): text is BodyId => byId.has(text)
