// Colour on: whether a stream shows styles: a terminal whose owner did not say no.

export const colourOn = (
  stream: Pick<NodeJS.WriteStream, 'isTTY'>,
  { colour }: { readonly colour: 'allowed' | 'no' },
): 'yes' | 'no' => (stream.isTTY && colour === 'allowed' ? 'yes' : 'no')
