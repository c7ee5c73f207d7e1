/**
 * Lines of whole numbers (`x, y, x, y, ...`) as an SVG path in few letters: steps from point to point, and from where one line ends to where the
 * next begins. Closed lines repeat their first point at the end, and are written without it.
 */
export function svgPath(lines: readonly (readonly number[])[], kind: 'open' | 'closed'): string {
  const steps: string[] = [];
  let [x, y] = [0, 0];
  let last = '';
  const step = (letter: string, dx: number, dy: number) => {
    const text = letter === 'h' ? `${dx}` : letter === 'v' ? `${dy}` : `${dx}${dy < 0 ? '' : ' '}${dy}`;
    steps.push(letter !== last ? letter : text.startsWith('-') ? '' : ' ', text);
    last = letter;
  };
  for (const line of lines) {
    const end = kind === 'closed' ? line.length - 2 : line.length;
    for (let at = 0; at < end; at += 2) {
      const [dx, dy] = [line[at]! - x, line[at + 1]! - y];
      step(at === 0 ? 'm' : dy === 0 ? 'h' : dx === 0 ? 'v' : 'l', dx, dy);
      [x, y] = [x + dx, y + dy];
    }
    if (kind === 'open') {
      last = '';
      continue;
    }
    steps.push('z');
    last = 'z';
    [x, y] = [line[0]!, line[1]!];
  }
  return steps.join('');
}
