import { announce } from './announcer.js';
import { el, newId } from './dom.js';

const most = 50;
const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** A choice to type in: the list filters itself, or asks the server when it is too long for a card (ARIA combobox). */
export function drawCombobox(element, side) {
  const box = new Combobox(element, side);
  return { body: box.body, controls: [box.input], value: () => box.value() };
}

class Combobox {
  #data;
  #side;
  #choices;
  #chosen;
  #active = -1;
  #asked = 0;

  constructor(data, side) {
    [this.#data, this.#side, this.#choices] = [data, side, data.choices ?? []];
    this.#chosen = this.#choices.find(choice => choice.value === data.value) ?? (data.value ? { value: data.value, title: data.value } : null);
    this.list = el('ul', { role: 'listbox', id: newId(), hidden: true, 'aria-label': data.label });
    this.input = el('input', {
      type: 'text', role: 'combobox', autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': this.list.id,
      value: this.#chosen?.title, placeholder: data.placeholder ?? side.words.say('choose.one'),
      oninput: () => this.#typed(), onkeydown: event => this.#key(event), onblur: () => this.#leave(), onclick: () => this.#open(),
    });
    this.body = el('div', { class: 'combobox' }, this.input, this.list);
  }

  value = () => this.#chosen?.value ?? '';

  #typed() {
    this.#chosen = null;
    this.#open();
  }

  async #open() {
    const asked = ++this.#asked;
    const found = await this.#find(this.#chosen ? '' : this.input.value);
    if (asked !== this.#asked) return;
    this.list.replaceChildren(...found.slice(0, most).map(choice => this.#option(choice)));
    this.list.hidden = found.length === 0;
    this.input.setAttribute('aria-expanded', found.length > 0);
    this.#mark(-1);
    this.list.scrollIntoView({ block: 'nearest' });
    const { words } = this.#side;
    announce(found.length > 0 ? words.say('options', found.length) : words.say('options.none'), words.language);
  }

  async #find(typed) {
    const here = this.#choices.filter(choice => fold(choice.title).includes(fold(typed)));
    const dataset = this.#data['choices.data']?.dataset;
    if (!dataset || typed === '') return here;
    const there = await this.#side.search(dataset, typed).catch(() => []);
    const known = new Set(here.map(choice => choice.value));
    return [...here, ...there.map(option => ({ value: option.value, title: option.label })).filter(choice => !known.has(choice.value))];
  }

  #option(choice) {
    return el('li', { role: 'option', id: newId(), 'aria-selected': 'false', 'data-value': choice.value, onpointerdown: event => { event.preventDefault(); this.#take(choice); } },
      choice.title);
  }

  #take(choice) {
    this.#chosen = choice;
    this.input.value = choice.title;
    this.#close();
    this.input.dispatchEvent(new Event('change'));
  }

  #key(event) {
    if (event.key === 'Escape' && !this.list.hidden) this.#close();
    else if (event.key === 'Enter' && this.#active >= 0) this.#takeActive();
    else if (['ArrowDown', 'ArrowUp'].includes(event.key)) this.#move(event.key === 'ArrowDown' ? 1 : -1);
    else return;
    event.preventDefault();
  }

  #takeActive() {
    const option = this.list.children[this.#active];
    this.#take({ value: option.dataset.value, title: option.textContent });
  }

  #move(step) {
    if (this.list.hidden) return this.#open();
    const count = this.list.children.length;
    this.#mark((Math.max(this.#active, step > 0 ? -1 : 0) + step + count) % count);
  }

  #mark(at) {
    this.list.children[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = at;
    const option = this.list.children[at];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    option ? this.input.setAttribute('aria-activedescendant', option.id) : this.input.removeAttribute('aria-activedescendant');
  }

  #leave() {
    this.#close();
    if (!this.#chosen) this.input.value = '';
  }

  #close() {
    this.#asked++;
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.#mark(-1);
  }
}
