// Conflict: somebody else wrote in between; doing the whole work again may go well.

export class Conflict extends Error {
  override readonly name = 'Conflict'
}
