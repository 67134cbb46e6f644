// The words of sentences around lists, in English, French and Spanish, folded as names are.
import { fold } from '#src/states/fold.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/[\s,]+/).map(word => fold(word)))

/** Between the last two names of a list. "e" is Spanish before an i. */
export const LINKS = words('and et y e')

/** Before a name. */
export const ARTICLES = words('the la le les el los las')

/** Between "were" and the first name: "were the following States". "Was requested by China" is no list. */
export const BEFORE_NAMES =
  words(`the following only just states state countries country nations members as follows la le les el los
  las suivants siguientes estados états pays países`)

/** Between what a list is of and the list: "The States voting against were …". */
export const COPULAS =
  words(`were was are is include included includes including étaient était sont est furent eran era fueron son
  estaban estuvieron fue están figuran figuraron figurent figuraient`)

/** In this place a list may be incomplete: "five States, including …". */
export const INCLUDING = words('including include included includes notamment dont comprenant incluidos incluyendo')

/** Between a verb and some of the States that it is of: "abstained, among them India". */
export const AMONG =
  words(`among them whom others other including namely such as notamment dont parmi lesquels eux autres entre ellos
  ellas otros otras incluidos incluyendo comprenant`)

/** After a name these make it the beginning of a sentence: "Czechia was not in the room". */
export const VERBS =
  words(`was were is are did does do had has have spoke said made left joined explained dissociated requested asked withdrew
  announced stated a ont avait avaient était étaient est sont n’a n’ont estaba estaban estuvo estuvieron fue fueron ha han`)

/** Between a list and the verb after it: "… , which all voted against". */
export const BEFORE_VERBS = words(
  'all both each also then that which who have has had qui ont a tous que todos also only y',
)

/** Between the last name of a list and the heading of the next: "Germany; those who voted against:". */
export const BEFORE_HEADINGS = words('those these who that which ceux celles qui los las que aquellos quienes')

/** Words that begin another clause. */
export const CLAUSES = words('while whereas whilst but with tandis alors mientras pero mais with avec con aunque')

/** What numbers count: "23 votes", "eleven countries that", "hubo 22 abstenciones". */
export const COUNTED =
  words(`votes vote voix votos voto states state countries country nations nation members member delegations
  delegation pays états état paises estados estado países miembros delegaciones membres délégations others other more of the that
  who which que qui were was is are have has had cast with recorded ont a hubo se han en did de les los`)

/** One of these makes numbers in a sentence the numbers of a vote. */
export const VOTE_WORDS =
  words(`vote voted votes voting votación votaron voix votos adopted adopts adopt approved approves passed
  passes carried rejected rejects defeated failed fails recorded adoptée adopté approuvée approuvé rejetée rejeté aprobada
  aprobado aprobó rechazada rechazado adoptó result`)

/** Headings of lists that are no votes, and sentences that begin after the last list. Each is a phrase. */
export const STOPS: readonly string[] = [
  'cosponsors', 'co sponsors', 'cosponsored by', 'co sponsored by', 'sponsors', 'sponsored by', 'joined in sponsoring',
  'additional sponsors', 'original sponsors', 'coauteurs', 'auteurs', 'parrains', 'patrocinadores', 'copatrocinadores',
  'autores', 'draft resolution', 'draft decision', 'draft amendment', 'the draft', 'draft proposal', 'the motion',
  'the amendment', 'the resolution', 'the decision', 'the proposal', 'the text', 'the proposed amendment', 'the paragraph',
  'the result', 'operative paragraph', 'preambular paragraph', 'le projet', 'la motion', 'l’amendement',
  'la résolution', 'el proyecto', 'la moción', 'la enmienda', 'la resolución', 'queda aprobado', 'queda aprobada', 'por',
  'par', 'the representative', 'the representatives', 'the delegation', 'the delegations', 'la délégation', 'les délégations',
  'la delegación', 'las delegaciones', 'op', 'pp', 'retained by', 'deleted by', 'carried by', 'passed by', 'defeated by',
  'adopted with', 'the president', 'the chair', 'the meeting', 'the council',
  'the committee', 'the assembly', 'le conseil', 'la commission', 'el consejo', 'la comisión', 'explanation of vote',
  'explanations of vote', 'speaking', 'statements', 'annex', 'annexe', 'anexo', 'original text', 'signatories', 'note',
  'adopted by', 'rejected by', 'approved by', 'was adopted', 'was rejected', 'source', 'see also', 'related', 'on behalf of',
].map(phrase => fold(phrase)) // biome-ignore format: a list of phrases reads best filled
