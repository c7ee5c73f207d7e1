import shape from './shape.json' with { type: 'json' };
import sources from './sources.json' with { type: 'json' };
import ar from './texts/ar.json' with { type: 'json' };
import bn from './texts/bn.json' with { type: 'json' };
import en from './texts/en.json' with { type: 'json' };
import so from './texts/so.json' with { type: 'json' };
import tr from './texts/tr.json' with { type: 'json' };
import ur from './texts/ur.json' with { type: 'json' };

/** What the kits, the practice talks and the self-check say in one language. */
export type KitTexts = typeof en;
export type KitId = keyof KitTexts['kits'];
export type DialogueId = keyof KitTexts['dialogues'];
export type CheckPart = keyof KitTexts['check'];

const texts: Readonly<Record<string, KitTexts>> = { en, ur, ar, bn, so, tr };

/** The texts in a language; in English for one that nobody has written them in. */
export const kitTexts = (language: string): KitTexts => texts[language] ?? en;

export const kitLanguages: readonly string[] = Object.keys(texts);

export const kitIds = Object.keys(shape.kits) as readonly KitId[];
export const dialogueIds = Object.keys(shape.dialogues) as readonly DialogueId[];
export const checkParts = shape.check as readonly CheckPart[];

export const isKitId = (text: string): text is KitId => (kitIds as readonly string[]).includes(text);
export const isDialogueId = (text: string): text is DialogueId => (dialogueIds as readonly string[]).includes(text);

/** What a kit rests on: what was found, what that does not show, and where. The address is null where there is none to trust. */
export interface KitEvidence {
  readonly shows: string;
  readonly limits: string;
  readonly cite: string;
  readonly url: string | null;
}

export function evidenceOf(id: KitId, language: string): readonly KitEvidence[] {
  const said = kitTexts(language).evidence;
  return shape.kits[id].evidence.map((name) => {
    const key = name as keyof typeof said & keyof typeof sources;
    return { ...said[key], ...sources[key] };
  });
}

/** The talk that goes with a kit. */
export const practiceOf = (id: KitId): DialogueId => shape.kits[id].practice as DialogueId;

/** Where one thing that somebody may say leads, and whether it opens the talk or closes it. */
export interface Turn {
  readonly to: string;
  readonly effect: 'opens' | 'closes';
}

interface DialogueShape {
  readonly start: string;
  readonly nodes: Readonly<Record<string, readonly Turn[]>>;
  readonly endings: readonly string[];
}

/** How a talk branches: without words, the same in every language. */
export const dialogueShape = (id: DialogueId): DialogueShape => shape.dialogues[id] as DialogueShape;

/** A place in a talk: what the other says, and what somebody may answer; or how it ended. */
export type TalkPlace =
  | {
      readonly kind: 'turn';
      readonly says: string;
      readonly choices: readonly { readonly say: string; readonly why: string; readonly turn: Turn }[];
    }
  | { readonly kind: 'ending'; readonly title: string; readonly summary: string };

/** Null for a place that the talk does not have. */
export function placeIn(id: DialogueId, node: string, language: string): TalkPlace | null {
  const { nodes, endings } = dialogueShape(id);
  const talk = kitTexts(language).dialogues[id];
  if (endings.includes(node)) {
    const ending = (talk.endings as Readonly<Record<string, { title: string; summary: string }>>)[node];
    return ending === undefined ? null : { kind: 'ending', ...ending };
  }
  const turns = Object.hasOwn(nodes, node) ? nodes[node] : undefined;
  const said = (talk.nodes as Readonly<Record<string, { says: string; choices: { say: string; why: string }[] }>>)[
    node
  ];
  if (turns === undefined || said === undefined) return null;
  return {
    kind: 'turn',
    says: said.says,
    choices: turns.flatMap((turn, at) => {
      const choice = said.choices[at];
      return choice === undefined ? [] : [{ ...choice, turn }];
    }),
  };
}
