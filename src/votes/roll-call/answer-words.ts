// The words for the answers in English, French and Spanish, and the headings of other official languages and of Portuguese, Italian, German and Dutch papers.
import { fold } from '#src/states/fold.ts'
import type { Answer } from '#src/votes/ballot.ts'

/**
 * How a phrase may carry a list of States. A heading stands before its list ("Abstentions (3):"); a verb before it or
 * after it ("voting against were …", "… abstained"); a short word ("no", "for") is one only where a colon or its own
 * line says so, because it is common in sentences.
 */
export type AnswerRole = 'heading' | 'verb' | 'short'

export interface AnswerPhrase {
  readonly answer: Answer
  readonly role: AnswerRole
}

const WORDS: Readonly<Record<Answer, Readonly<Record<AnswerRole, string>>>> = {
  'in-favour': {
    heading: `in favour, in favor, favour, favor, approve, yeas, yea, ayes, aye, affirmative, affirmative votes, votes for,
      votes in favour, votes in favor, en faveur, voix pour, votes pour, votants pour, favorables, a favor, votos a favor,
      votos favorables, votos afirmativos, afirmativos, votos favoráveis, favoráveis, a favore, favorevoli, voti favorevoli, dafür, dafür stimmten,
      ja stimmen, stimmten dafür, voor, stemden voor, голосовали за, проголосовали за, голоса за, المؤيدون, المؤيدة, مؤيدون, الدول المؤيدة, صوتوا مؤيدين,
      赞成, 赞成票, 投赞成票, 贊成`,
    verb: `voted in favour, voted in favor, voted for, voted yes, voting in favour, voting in favor, voting for, voting yes,
      vote in favour, vote in favor, voted affirmatively, ont voté pour, a voté pour, ont voté en faveur, a voté en faveur,
      ayant voté pour, votant pour, votent pour, votent en faveur, votaron a favor, votó a favor, han votado a favor, votaron sí, votando a favor,
      a favor votaron, a favor votó, votan a favor, votaram a favor, votou a favor, hanno votato a favore, ha votato a favore, backed it,
      backed the resolution, backed the draft, backed the text, backed the motion, supported it, supported the resolution,
      supported the draft, supported the text, supported the motion`,
    short: 'for, yes, yep, y, pour, oui, sí, sim, ja, approved, за, да',
  },
  against: {
    heading: `against, nays, nay, noes, opposed, negative, negative votes, votes against, en contra, votos en contra,
      votos negativos, contre, voix contre, votes contre, votants contre, défavorables, en défaveur, votos contra, contrari, voti contrari, dagegen,
      dagegen stimmten, nein stimmen, stimmten dagegen, tegen, stemden tegen, голосовали против, проголосовали против, против, голоса против,
      المعارضون, المعارضة, معارضون, الدول المعارضة, صوتوا معارضين, 反对, 反对票, 投反对票, 反對`,
    verb: `voted against, voted no, voting against, voting no, vote against, voted in opposition, ont voté contre,
      a voté contre, ayant voté contre, votant contre, votent contre, votaron en contra, votó en contra, han votado en contra, votaron no,
      votando en contra, en contra votaron, en contra votó, votan en contra, votaram contra, votou contra, hanno votato contro, ha votato contro,
      opposed it, opposed the resolution, opposed the draft, opposed the text, opposed the motion, rejected it`,
    short: 'no, nope, n, non, contra, contro, contrario, não, nein, opposing, reject',
  },
  abstaining: {
    heading: `abstain, abstaining, abstention, abstentions, abstainers, abstenus, abstenues, abstenu, abstenciones, abstención,
      abstenidos, abstenerse, abstenções, abstenção, astenuti, astenuto, astensioni, astensione, Enthaltungen, Enthaltung,
      enthalten, stimmenthaltungen, onthoudingen, onthielden zich, воздержались, воздержался, воздержавшиеся, الممتنعون, الممتنعة, ممتنعون,
      الممتنعون عن التصويت, الدول الممتنعة, 弃权, 弃权票, 投弃权票, 棄權`,
    verb: `abstained, abstains, abstained from voting, se sont abstenus, se sont abstenues, s’est abstenu, s’est abstenue,
      s’étant abstenus, s’abstenant, s’abstiennent, se abstuvieron, se abstuvo, se abstienen, se han abstenido,
      absteniéndose, se abstuvieron de votar, se abstiveram, abstiveram-se, se absteve, absteve-se, si sono astenuti, si è astenuto,
      si è astenuta, si sono astenute, enthielten sich`,
    short: 'abs, abst, a',
  },
  absent: {
    heading: `absent, absents, absentes, absentees, absente, not present, ausentes, ausente, no presentes, absent or not voting,
      absent from the vote, members absent, assenti, assente, abwesend, afwezig, отсутствовали, отсутствующие, отсутствуют,
      الغائبون, غائبون, 缺席`,
    verb: `was absent, were absent, being absent, was not present, were not present, did not attend, étaient absents,
      était absent, étaient absentes, était absente, estuvieron ausentes, estuvo ausente, estaban ausentes, estaba ausente,
      no estaban presentes, no estuvieron presentes`,
    short: '',
  },
  'not-voting': {
    heading: `not voting, non voting, nonvoting, not participating, non participating, no vote, present not voting,
      present but not voting, n’ayant pas voté, n’ayant pas pris part au vote, non votants, ne participant pas au vote, sin votar, no votantes,
      no participantes, no participaron en la votación, не голосовали, не участвовали в голосовании, 未投票, 不参加表决`,
    verb: `did not vote, did not participate, did not participate in the vote, did not take part, did not take part in the vote,
      declined to vote, refused to vote, not taking part, refused to take part, chose not to vote, n’a pas voté, n’ont pas voté,
      n’ont pas pris part au vote, n’a pas pris part au vote, n’ont pas participé au vote, n’a pas participé au vote,
      ont refusé de voter, a refusé de voter, no votaron, no votó, no participaron, no participó,
      se negaron a votar, se negó a votar`,
    short: 'nv',
  },
  suspended: {
    heading: 'suspended, suspendu, suspendus, suspendue, suspendido, suspendidos, suspendida',
    verb: 'was suspended, were suspended, est suspendu, était suspendue, estaba suspendida, estaba suspendido',
    short: '',
  },
}

/** Folded phrase and what it stands for. "votó" folds to "voto", and "sí" to "si". */
export const answerPhrases: readonly (readonly [string, AnswerPhrase])[] = (
  Object.entries(WORDS) as [Answer, Record<AnswerRole, string>][]
).flatMap(([answer, byRole]) =>
  (Object.entries(byRole) as [AnswerRole, string][]).flatMap(([role, words]) =>
    words
      .split(',')
      .map(phrase => fold(phrase))
      .filter(phrase => phrase !== '')
      .map(phrase => [phrase, { answer, role }] as const),
  ),
)

/** What stands in the place of a list that has no names. */
export const EMPTY_LIST: ReadonlySet<string> = new Set(
  [
    'none',
    'nil',
    'néant',
    'aucun',
    'aucune',
    'ninguno',
    'ninguna',
    'nadie',
    'nenhum',
    'nessuno',
    'keine',
    'nobody',
    'zero',
    'zéro',
    'cero',
  ].map(fold),
)
