// Limits: how much Slack takes, and how much less we give it.

/**
 * What Slack refuses beyond: lengths in UTF-16 units, numbers of things. Sources: the reference of Block Kit on
 * docs.slack.dev and the comments of @slack/types 3.2.
 */
export const most = {
  blocksInMessage: 50,
  blocksInView: 100,
  textObject: 3_000,
  buttonsInBlock: 25,
  buttonText: 75,
  buttonValue: 2_000,
  altText: 2_000,
  link: 3_000,
  options: 100,
  optionText: 75,
  placeholder: 150,
  label: 2_000,
  viewTitle: 24,
  privateMetadata: 3_000,
  inputLength: 3_000,
} as const

/**
 * Our own budgets. The sum that a message may hold is not documented: 9,597 characters in 15,561 of JSON were taken,
 * 11,341 in 17,694 refused (github.com/slackapi/bolt-js/issues/2867). Blocks and text together stay below both.
 */
export const budget = {
  blocks: 40,
  block: 2_800,
  message: 6_000,
  json: 12_000,
  text: 3_000,
} as const
