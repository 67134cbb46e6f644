// CSV: rows as a file that a spreadsheet opens and cannot be made to run.

/** What a spreadsheet takes for a formula, also in full width, and what it may cut off before looking. */
const DANGEROUS = /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/

/** A cell as it may stand in a spreadsheet: one line, and with an apostrophe before what would be a formula. */
export const harmless = (cell: string): string => {
  const plain = cell.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
  const safe = DANGEROUS.test(plain) ? `'${plain}` : plain
  return safe.replace(/[\t\r\n]+/g, ' ')
}

/** RFC 4180, but with a bare line feed between rows, which every reader takes. */
export const csvText = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [columns, ...rows].map(row => row.map(cell => quoted(harmless(cell))).join(',')).join('\n')

const quoted = (cell: string): string => (/[",;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
