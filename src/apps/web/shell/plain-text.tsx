import { type Block, readText } from '#domains/readiness';

/**
 * A text that somebody recorded, as headings, paragraphs and lists of plain words. Whatever else it holds is shown as it was typed. Its
 * language is not known: it is taken for English, which organisations in England write, and each part finds its own
 * direction.
 */
export function PlainText({ text }: { text: string }) {
  return (
    <div class="plain-text" lang="en" dir="auto">
      {readText(text).map((block, place) => (
        <Part key={place} block={block} />
      ))}
    </div>
  );
}

function Part({ block }: { block: Block }) {
  if (block.kind === 'heading') return <h2 dir="auto">{block.words}</h2>;
  if (block.kind === 'paragraph') return <p dir="auto">{block.words}</p>;
  // The list as a whole: its marks stand where its words begin, which in a page from right to left may be the other side.
  const items = block.items.map((item, place) => <li key={place}>{item}</li>);
  return block.first === null ? (
    <ul dir="auto">{items}</ul>
  ) : (
    <ol dir="auto" start={block.first}>
      {items}
    </ol>
  );
}
