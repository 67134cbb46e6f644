// Operator fault: what only the person who runs Palais can mend; its message is the one sentence they read.

/** Thrown at start for a wrong setting, a database or key file that does not fit, a port in use. Never carries a secret. */
export class OperatorFault extends Error {
  override readonly name = 'OperatorFault'
}
