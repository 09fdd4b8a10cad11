import { drawInput } from './inputs.js';
import { download, el, outsideLink, picture, safeLink } from './dom.js';
import { marked, markedList } from './markdown.js';

const classes = (name, element) => [
  name,
  element.weight && `weight-${element.weight}`,
  element.size && `size-${element.size}`,
  element.color && `color-${element.color}`,
  element.isSubtle && 'subtle',
  element.separator && 'separated',
  element.spacing && `space-${element.spacing}`,
  element.italic && 'italic',
  element.strikethrough && 'struck',
].filter(Boolean).join(' ').toLowerCase();

/** What the bot found wrong with the input below it, which need not hold any more once that is changed. */
const isProblem = element => element?.type === 'RichTextBlock' && (element.inlines ?? []).some(run => run.color === 'attention');

/** An Adaptive Card 1.5, as much of it as the bot uses; what it does not know it names instead of leaving it out. */
export class Card {
  #content;
  #message;
  #side;
  #inputs = [];

  constructor(content, message, side) {
    [this.#content, this.#message, this.#side] = [content, message, side];
  }

  draw() {
    const card = el('div', { class: 'card', role: 'group', lang: this.#content.lang, dir: 'auto' }, ...this.#all(this.#content.body));
    if (this.#content.actions?.length) card.append(this.#actions(this.#content.actions));
    card.append(el('p', { class: 'wait', role: 'status' }));
    this.element = card;
    const heading = card.querySelector('[role=heading]');
    card.setAttribute('aria-label', heading?.textContent ?? this.#side.words.say('bot'));
    card.addEventListener('keydown', event => this.#enter(event));
    return card;
  }

  #all(elements) {
    const shown = (elements ?? []).filter(element => element.isVisible !== false);
    const drawn = shown.map(element => this.#one(element));
    shown.forEach((element, at) => {
      if (isProblem(shown[at - 1]) && element.type?.startsWith('Input.')) {
        drawn[at].addEventListener('input', () => { drawn[at - 1].hidden = true; }, { once: true });
      }
    });
    return drawn;
  }

  #one(element) {
    const draw = {
      TextBlock: () => this.#text(element),
      RichTextBlock: () => el('p', { class: classes('text', element), dir: 'auto' }, ...(element.inlines ?? []).map(run => this.#run(run))),
      Container: () => el('div', { class: classes(`container ${element.style ?? ''}`, element) }, ...this.#all(element.items)),
      ColumnSet: () => el('div', { class: classes('columns', element) }, ...(element.columns ?? []).map(column => this.#column(column))),
      FactSet: () => el('dl', { class: classes('facts', element) }, ...(element.facts ?? []).flatMap(fact => this.#fact(fact))),
      Image: () => picture(element.url, element.altText) ?? this.#unknown(element),
      ActionSet: () => this.#actions(element.actions ?? []),
    }[element.type];
    if (draw) return draw();
    return element.type?.startsWith('Input.') ? this.#input(element) : this.#unknown(element);
  }

  #unknown = element => el('p', { class: 'unknown' }, this.#side.words.say('unknown', element.type));

  #text(element) {
    const list = markedList(element.text ?? '', this.#side.words);
    if (list) return el('div', { class: classes('text', element), dir: 'auto' }, list);
    const heading = element.style === 'heading' ? { role: 'heading', 'aria-level': '3' } : {};
    return el('p', { class: classes('text', element), dir: 'auto', ...heading }, ...marked(element.text ?? '', this.#side.words));
  }

  #run(run) {
    return typeof run === 'string' ? run : el('span', { class: classes('run', run) }, run.text ?? '');
  }

  #column(column) {
    const grows = column.width === 'auto' ? 'auto' : 'stretch';
    return el('div', { class: `column ${grows} ${column.verticalContentAlignment ?? ''}`.trim() }, ...this.#all(column.items));
  }

  #fact = fact => [el('dt', {}, ...marked(fact.title ?? '', this.#side.words)), el('dd', { dir: 'auto' }, ...marked(fact.value ?? '', this.#side.words))];

  #input(element) {
    const input = drawInput(element, this.#side);
    if (!input) return this.#unknown(element);
    this.#inputs.push(input);
    return input.element;
  }

  #actions = actions => el('div', { class: 'actions' }, ...actions.map(action => this.#action(action)));

  #action(action) {
    const address = action.type === 'Action.OpenUrl' && safeLink(action.url);
    if (address) return outsideLink(address, this.#side.words, `${action.title} ↗`);
    const file = action.type === 'Action.OpenUrl' && download(action.url, action.title);
    if (file) return file;
    if (!['Action.Execute', 'Action.Submit'].includes(action.type)) return this.#unknown(action);
    return el('button', {
      type: 'button', class: action.style ?? '', title: action.tooltip, 'aria-label': action.tooltip, 'data-submits': action.associatedInputs !== 'none' && this.#inputs.length > 0,
      onclick: event => this.#press(event.currentTarget, action),
    }, action.title);
  }

  async #press(button, action) {
    if (this.element.ariaBusy === 'true') return;
    const takesInputs = action.associatedInputs !== 'none';
    if (takesInputs && !this.#areValid()) return;
    this.#busy(button, true);
    const values = takesInputs ? Object.fromEntries(this.#inputs.map(input => [input.id, input.value()])) : {};
    await this.#side.press(action.data?.press ?? '', values, this.#message.id);
    this.#busy(button, false);
  }

  /** Every input says what is wrong with it; the first that has something to say gets the focus. */
  #areValid() {
    const wrong = this.#inputs.filter(input => !input.check());
    wrong[0]?.focus();
    return wrong.length === 0;
  }

  #busy(button, busy) {
    this.element.ariaBusy = busy;
    button.ariaBusy = busy;
    this.element.querySelector('.wait').textContent = busy ? this.#side.words.say('working') : '';
  }

  /** Enter in a line of text submits the card, as it does in Teams. */
  #enter(event) {
    if (event.key !== 'Enter' || event.defaultPrevented || !event.target.matches('input:not([type=checkbox], [type=radio])')) return;
    event.preventDefault();
    this.element.querySelector('.actions button[data-submits]')?.click();
  }
}
