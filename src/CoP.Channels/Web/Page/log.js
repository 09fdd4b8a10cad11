import { announce } from './announcer.js';
import { el } from './dom.js';

/** The messages of a side. A changed message is redrawn in its place, and keeps the focus if it had it. */
export class Log {
  #root;
  #draw;
  #side;
  #shown = new Map();

  constructor(root, draw, side) {
    [this.#root, this.#draw, this.#side] = [root, draw, side];
  }

  dress(words) {
    this.#root.setAttribute('aria-label', words.say('messages'));
    this.reset([...this.#shown.values()].map(entry => entry.message));
  }

  reset(messages) {
    this.#shown.clear();
    this.#root.replaceChildren();
    for (const message of messages) this.#add(message);
    this.#invite();
    this.#toEnd();
  }

  put(message) {
    const entry = this.#shown.get(message.id);
    if (entry) return this.#replace(entry, message);
    this.#root.querySelector('.empty')?.remove();
    this.#add(message).classList.add('fresh-in');
    this.settle();
    this.#toEnd();
  }

  remove(id) {
    this.#shown.get(id)?.element.remove();
    this.#shown.delete(id);
    this.#invite();
  }

  /** Whatever waited for an answer has it. */
  settle() {
    for (const button of this.#root.querySelectorAll('[aria-busy=true]')) button.ariaBusy = 'false';
  }

  #add(message) {
    const element = this.#element(message);
    this.#shown.set(message.id, { message, element });
    this.#root.append(element);
    return element;
  }

  #replace(entry, message) {
    const focused = entry.element.contains(document.activeElement);
    const element = this.#element(message);
    entry.element.replaceWith(element);
    this.#shown.set(message.id, { message, element });
    this.settle();
    element.classList.add('changed');
    if (focused) this.#refocus(element);
    announce(element.innerText.slice(0, 300), this.#side.words.language);
  }

  /** To the first thing to put right, else to the new message's beginning. */
  #refocus(element) {
    (element.querySelector('[aria-invalid=true]') ?? element.querySelector('input, textarea, select') ?? element).focus();
    element.scrollIntoView({ block: 'nearest' });
  }

  #element(message) {
    const name = this.#side.words.say(message.mine ? 'you' : 'bot');
    return el('article', { class: message.mine ? 'message mine' : 'message theirs', tabindex: '-1', 'data-id': message.id, 'aria-label': name },
      this.#draw(message, this.#side), this.#foot(message));
  }

  #foot(message) {
    const time = new Intl.DateTimeFormat(this.#side.words.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(message.at));
    const edited = message.editedAt && this.#side.name === 'phone' ? `${this.#side.words.say('edited')} ` : '';
    return el('time', { datetime: message.at }, edited + time);
  }

  #invite() {
    this.#root.querySelector('.empty')?.remove();
    if (this.#shown.size > 0) return;
    const { words, name } = this.#side;
    const openings = name === 'phone' ? { '/start': words.say('start') } : { ask: words.say('command.ask'), help: words.say('command.help') };
    this.#root.append(el('div', { class: 'empty' }, el('p', {}, words.say(`empty.${name}`)), ...Object.entries(openings).map(
      ([text, label]) => el('button', { type: 'button', class: 'opening', onclick: () => this.#side.say(text) }, label))));
  }

  #toEnd() {
    this.#root.scrollTop = this.#root.scrollHeight;
  }
}
