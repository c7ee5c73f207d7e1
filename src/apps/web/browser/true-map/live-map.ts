import { AXES, type AxisId } from '#domains/mapping/core';
import { fill, tellOf } from '../place-panel.ts';
import { nameAuthorities } from './area-names.ts';
import { type Bands, bandOf, readBands } from './bands.ts';
import { DrawnMap, type Edges, edgesOf, readAhead } from './drawn-map.ts';
import { KnownNames } from './known-names.ts';
import type { Shown } from './map-style.ts';
import type { FoundOnWire, Shape } from './on-wire.ts';
import { takeParts } from './page-parts.ts';
import { Swipe } from './swipe.ts';

/** Puts a map to move in over the picture of an element, and whatever of the page speaks of it to its service. */
export async function startLiveMap(element: HTMLElement, bytes: Promise<ArrayBuffer>): Promise<void> {
  const sheet = element.querySelector<HTMLElement>('.sheet');
  const panel = element.querySelector<HTMLElement>('.panel');
  if (sheet === null || panel === null) return;
  readAhead(element.dataset.tiles ?? '');
  const live = new LiveMap(element, sheet, panel, await bytes);
  try {
    await live.begin();
  } catch (error) {
    live.end();
    throw error;
  }
}

class LiveMap {
  readonly #element: HTMLElement;
  readonly #sheet: HTMLElement;
  readonly #panel: HTMLElement;
  readonly #words: DOMStringMap;
  readonly #axes: readonly AxisId[];
  readonly #bands: Bands;
  readonly #names: KnownNames;
  /** As large as the picture, and over it. */
  readonly #stage: HTMLElement;
  readonly #box: HTMLElement;
  readonly #drawn: DrawnMap;
  #axis: AxisId;
  #shown: Shown = 'both';
  #before: { readonly drawn: DrawnMap; readonly swipe: Swipe } | null = null;
  /** The authority that is shown alone, and the cells of the key that are. */
  #alone: { readonly code: string; readonly name: string } | null = null;
  #cells: ReadonlySet<string> = new Set();
  /** What somebody chose stays told until she chooses something else or leaves it. */
  #isChosen = false;
  #pointedAt = 0;

  constructor(element: HTMLElement, sheet: HTMLElement, panel: HTMLElement, bytes: ArrayBuffer) {
    this.#element = element;
    this.#sheet = sheet;
    this.#panel = panel;
    this.#words = element.dataset;
    this.#axes = AXES.filter((axis) => this.#words.axes?.split(' ').includes(axis));
    this.#axis = this.#axes.find((axis) => axis === this.#words.axis) ?? this.#axes[0] ?? 'vulnerability';
    this.#bands = readBands(bytes, this.#axes);
    this.#names = new KnownNames(this.#words.names ?? '');
    this.#stage = Object.assign(document.createElement('div'), { className: 'stage' });
    const { width = 1, height = 1 } = sheet.querySelector('img') ?? {};
    this.#stage.style.aspectRatio = `${width} / ${height}`;
    this.#box = Object.assign(document.createElement('div'), { className: 'live' });
    this.#stage.append(this.#box);
    sheet.append(this.#stage);
    this.#drawn = this.#draw(this.#box, this.#bands, true);
  }

  #draw(box: HTMLElement, bands: Bands, isMovedByHand: boolean): DrawnMap {
    const { tiles = '', view = '', title = '', fingers = '', wheel } = this.#words;
    return new DrawnMap({
      ...{ box, tiles, axes: this.#axes, bands, isMovedByHand },
      view: view.split(' ').map(Number) as unknown as Edges,
      words: {
        'Map.Title': title,
        'CooperativeGesturesHandler.MobileHelpText': fingers,
        'CooperativeGesturesHandler.WindowsHelpText': fill(wheel, { key: 'Ctrl' }),
        'CooperativeGesturesHandler.MacHelpText': fill(wheel, { key: '⌘' }),
      },
    });
  }

  async begin(): Promise<void> {
    await this.#drawn.isReady();
    const drawn = this.#drawn.isDrawn();
    this.#drawn.show(this.#axis, this.#shown);
    await drawn;
    this.#addTools();
    this.#listen();
    this.#element.dataset.state = 'ready';
    const code = location.hash.slice(1);
    if (/^[A-Z]\d{8}$/.test(code)) await this.#find(code);
    else if (this.#words.start !== undefined)
      this.#drawn.goTo(this.#words.start.split(' ').map(Number) as unknown as Edges);
  }

  end(): void {
    delete this.#element.dataset.state;
    this.#drawn.map.remove();
    this.#stage.remove();
  }

  #addTools(): void {
    const { closer = '', further = '', whole = '', before, swipe = '' } = this.#words;
    const { map } = this.#drawn;
    const tools = document.createElement('div');
    tools.className = 'live-tools';
    tools.append(
      button('closer', closer, () => map.zoomIn()),
      button('further', further, () => map.zoomOut()),
      button('whole', whole, () => this.#drawn.goToTheWhole()),
    );
    this.#stage.append(tools);
    const choices = document.createElement('div');
    choices.className = 'live-choices';
    choices.append(this.#shownChoice());
    if (before !== undefined) choices.append(checkbox(swipe, (isOn) => this.#compare(isOn)));
    this.#sheet.append(choices);
    const labels = Object.assign(document.createElement('div'), { className: 'labels', lang: 'en' });
    labels.setAttribute('aria-hidden', 'true');
    this.#box.append(Object.assign(document.createElement('div'), { className: 'cross' }), labels);
    nameAuthorities(this.#drawn, this.#names, labels);
    this.#addKeyButtons();
  }

  #shownChoice(): HTMLElement {
    const group = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.textContent = this.#words.shown ?? '';
    group.append(legend);
    for (const [shown, words = ''] of [
      ['both', this.#words.shownBoth],
      ['band', this.#words.shownBand],
    ] as const) {
      const { label, input } = labelled('radio', words);
      input.name = 'shown';
      input.checked = shown === this.#shown;
      input.addEventListener('change', () => this.#show(this.#axis, shown));
      group.append(label);
    }
    return group;
  }

  #listen(): void {
    const { map } = this.#drawn;
    const canvas = map.getCanvas();
    map.on('mousemove', ({ point }) => this.#pointAt(() => this.#drawn.areaAt([point.x, point.y])));
    map.on('click', ({ point }) => void this.#choose(this.#drawn.areaAt([point.x, point.y])));
    map.on('movestart', () => this.#sheet.classList.add('moved'));
    map.on('moveend', () => {
      if (canvas.matches(':focus-visible')) this.#pointAt(() => this.#drawn.areaInTheMiddle());
    });
    canvas.addEventListener('keydown', (event) => {
      if (['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].includes(event.key)) this.#isChosen = false;
      if (event.key === 'Enter') this.#panel.querySelector<HTMLAnchorElement>('a[href]')?.click();
      if (event.key === 'Escape') this.#leave();
    });
    canvas.addEventListener('webglcontextlost', () => delete this.#element.dataset.state);
    canvas.addEventListener('webglcontextrestored', () => {
      this.#element.dataset.state = 'ready';
    });
    document.addEventListener('submit', (event) => this.#search(event));
    document.addEventListener('click', (event) => this.#follow(event));
    addEventListener('popstate', () => location.reload());
  }

  /** Tells what lies somewhere, unless something was chosen. Only the last of many questions is answered. */
  #pointAt(look: () => ReturnType<DrawnMap['areaAt']>): void {
    if (this.#isChosen) return;
    const asked = ++this.#pointedAt;
    requestAnimationFrame(async () => {
      if (asked !== this.#pointedAt) return;
      const area = look();
      if (area === null) return this.#say(this.#words.nothing ?? '');
      const content = await this.#tell(area);
      if (asked === this.#pointedAt && !this.#isChosen) this.#panel.replaceChildren(content);
    });
  }

  async #choose(area: number | null): Promise<void> {
    const known = area === null ? null : await this.#names.area(area);
    if (area === null || known === null) return this.#leave();
    await this.#chooseKnown(area, null);
    const { area: found } = await this.#ask(known.code);
    if (this.#isChosen) this.#outline(found?.outline ?? null);
  }

  #outline(shape: Shape | null): void {
    for (const drawn of [this.#drawn, this.#before?.drawn]) drawn?.outline(shape);
  }

  async #chooseKnown(id: number, outline: Shape | null): Promise<void> {
    this.#isChosen = true;
    this.#pointedAt++;
    this.#outline(outline);
    this.#panel.replaceChildren(await this.#tell(id));
  }

  #leave(): void {
    this.#isChosen = false;
    this.#outline(null);
    this.#say(this.#words.nothing ?? '');
  }

  #say(words: string): void {
    const line = Object.assign(document.createElement('p'), { className: 'pick', textContent: words });
    this.#panel.replaceChildren(line);
  }

  async #tell(id: number): Promise<DocumentFragment> {
    const known = await this.#names.area(id);
    const content = document.createDocumentFragment();
    if (known === null) {
      content.append(Object.assign(document.createElement('p'), { textContent: this.#words.none ?? '' }));
      return content;
    }
    const views = Object.fromEntries(this.#axes.map((axis) => [axis, bandOf(this.#bands, axis, id)]));
    content.append(tellOf(this.#element, { name: known.name, address: this.#addressOf(known.code), views }));
    content.append(this.#aloneButton(known.authority));
    return content;
  }

  #addressOf(code: string): string {
    return fill(this.#words.area, { code });
  }

  /** Shows an authority alone, or all areas again. */
  #aloneButton(authority: { readonly code: string; readonly name: string } | null): Node {
    const { only, everything = '' } = this.#words;
    if (this.#alone !== null) return textButton(everything, () => void this.#showAlone(null));
    if (authority === null) return document.createDocumentFragment();
    return textButton(fill(only, { name: authority.name }), () => void this.#showAlone(authority));
  }

  async #showAlone(authority: { readonly code: string; readonly name: string } | null): Promise<void> {
    this.#alone = authority;
    const old = this.#panel.querySelector('button');
    const hadFocus = old === document.activeElement;
    const known = (await this.#names.authorities()).find(({ code }) => code === authority?.code);
    const fresh = this.#aloneButton(authority);
    old?.replaceWith(fresh);
    if (hadFocus && fresh instanceof HTMLElement) fresh.focus();
    await this.#applyFilter();
    if (known?.edges) this.#drawn.goTo(known.edges);
  }

  async #applyFilter(): Promise<void> {
    const inside = this.#alone === null ? null : await this.#names.inside(this.#alone.code);
    const ids =
      inside ?? (this.#cells.size === 0 ? null : Array.from({ length: this.#bands.count }, (_, at) => at + 1));
    const inCells = (id: number) => {
      const view = bandOf(this.#bands, this.#axis, id);
      return this.#cells.size === 0 || (view !== null && this.#cells.has(`${view.band} ${view.sureness}`));
    };
    const shown = ids?.filter(inCells) ?? null;
    this.#drawn.showAlone(shown);
    this.#before?.drawn.showAlone(shown);
  }

  /** Makes buttons of the cells of the key: those that are pressed show their places alone. */
  #addKeyButtons(): void {
    for (const cell of document.querySelectorAll<HTMLElement>('.key [data-cell]')) {
      const toggle = document.createElement('button');
      toggle.type = 'button';
      toggle.setAttribute('aria-pressed', 'false');
      toggle.append(...cell.childNodes);
      toggle.addEventListener('click', () => {
        const isOn = toggle.getAttribute('aria-pressed') === 'false';
        toggle.setAttribute('aria-pressed', String(isOn));
        const name = cell.dataset.cell ?? '';
        this.#cells = isOn
          ? new Set([...this.#cells, name])
          : new Set([...this.#cells].filter((other) => other !== name));
        void this.#applyFilter();
      });
      cell.append(toggle);
    }
    const hint = document.querySelector<HTMLElement>('.key .filter');
    if (hint !== null) hint.hidden = false;
  }

  #show(axis: AxisId, shown: Shown): void {
    this.#axis = axis;
    this.#shown = shown;
    this.#drawn.show(axis, shown);
    this.#before?.drawn.show(axis, shown);
    const atlas = this.#element.closest<HTMLElement>('.atlas');
    if (atlas !== null) atlas.dataset.shown = shown;
    this.#element.className = axis;
  }

  /** Another axis is another address of the same page: its colours come at once, its words as soon as they are here. */
  #follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.axes a') : null;
    const axis = this.#axes.find((name) => name === link?.dataset.axis);
    if (link === null || axis === undefined || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0)
      return;
    event.preventDefault();
    this.#show(axis, this.#shown);
    takeParts(link.href).then(
      () => {
        history.pushState(null, '', link.href);
        this.#cells = new Set();
        this.#addKeyButtons();
        void this.#applyFilter();
      },
      () => location.assign(link.href),
    );
  }

  #search(event: SubmitEvent): void {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches('.find')) return;
    const place = form.querySelector<HTMLInputElement>('input[type="search"]')?.value ?? '';
    if (place.trim() === '') return;
    event.preventDefault();
    this.#find(place).then(
      (isFound) => (isFound ? this.#sheet.scrollIntoView({ block: 'nearest' }) : form.submit()),
      () => form.submit(),
    );
  }

  async #ask(place: string): Promise<FoundOnWire> {
    const address = new URL(this.#words.find ?? '', location.href);
    address.searchParams.set('place', place);
    return (await fetch(address)).json();
  }

  /** Goes where a text says, or asks which of several places it means. False where it means nothing: a page says so better. */
  async #find(place: string): Promise<boolean> {
    const { area, authority, choices } = await this.#ask(place);
    if (area !== null) {
      const { outline } = area;
      await this.#chooseKnown(await this.#names.numberOf(area.code), outline);
      if (outline !== null) this.#drawn.goTo(edgesOf(outline));
      return true;
    }
    if (authority !== null) {
      this.#isChosen = true;
      this.#outline(null);
      const name = Object.assign(document.createElement('p'), {
        className: 'place',
        lang: 'en',
        dir: 'ltr',
        textContent: authority.name,
      });
      const open = Object.assign(document.createElement('a'), {
        className: 'button',
        href: this.#addressOf(authority.code),
        textContent: fill(this.#words.open, { name: authority.name }),
      });
      this.#panel.replaceChildren(name, open, this.#aloneButton(authority));
      if (authority.bounds.length === 4) this.#drawn.goTo(authority.bounds as unknown as Edges);
      return true;
    }
    if (choices.length === 0) return false;
    this.#offer(choices);
    return true;
  }

  #offer(choices: FoundOnWire['choices']): void {
    this.#isChosen = true;
    this.#say(this.#words.choose ?? '');
    const list = document.createElement('ul');
    list.className = 'choices';
    for (const { code, name, within } of choices) {
      const item = document.createElement('li');
      item.lang = 'en';
      item.append(textButton(`${name} · ${within}`, () => void this.#find(code)));
      list.append(item);
    }
    this.#panel.append(list);
    list.querySelector('button')?.focus();
  }

  async #compare(isOn: boolean): Promise<void> {
    if (this.#before !== null) {
      this.#before.swipe.isHidden = !isOn;
      return;
    }
    const bytes = await (await fetch(this.#words.before ?? '')).arrayBuffer();
    const swipe = new Swipe(this.#stage, this.#words.swipeAt ?? '');
    const drawn = this.#draw(swipe.box, readBands(bytes, this.#axes), false);
    await drawn.isReady();
    this.#before = { drawn, swipe };
    swipe.follow(this.#drawn, drawn);
    drawn.show(this.#axis, this.#shown);
    await this.#applyFilter();
    swipe.slider.focus();
  }
}

/** A button with a sign, which the style sheet draws: not every phone has letters for them. */
function button(sign: string, words: string, press: () => void): HTMLButtonElement {
  const made = textButton('', press);
  made.classList.add(sign);
  made.title = words;
  made.setAttribute('aria-label', words);
  return made;
}

function textButton(words: string, press: () => void): HTMLButtonElement {
  const made = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'second',
    textContent: words,
  });
  made.addEventListener('click', press);
  return made;
}

function labelled(type: 'radio' | 'checkbox', words: string) {
  const label = document.createElement('label');
  const input = Object.assign(document.createElement('input'), { type });
  label.append(input, ` ${words}`);
  return { label, input };
}

function checkbox(words: string, change: (isOn: boolean) => Promise<void>): HTMLElement {
  const { label, input } = labelled('checkbox', words);
  input.addEventListener('change', () => void change(input.checked));
  return label;
}
