// Maybe: what a row says, when there is one.

export const maybe = <Row, Value>(row: Row | undefined, to: (row: Row) => Value): Value | undefined =>
  row === undefined ? undefined : to(row)
