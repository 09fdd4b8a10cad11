import { announce } from './announcer.js';
import { el } from './dom.js';

const inputs = 'input, textarea, select';

/** The messages of a side. What did not change stays as it is, so that half-filled inputs keep what was typed. */
export class Log {
  #root;
  #draw;
  #side;
  #shown = new Map();
  #below;
  #follows = true;
  #growth = new ResizeObserver(() => this.#follow());

  constructor(root, draw, side) {
    [this.#root, this.#draw, this.#side] = [root, draw, side];
    this.#below = el('button', { type: 'button', class: 'below', hidden: true, onclick: () => this.#toEnd() });
    root.after(this.#below);
    root.addEventListener('scroll', () => this.#look());
    this.#growth.observe(root);
  }

  /** Another person sits down: nothing of the one before is left. */
  clear() {
    this.#shown.clear();
    this.#root.replaceChildren();
    this.#toEnd();
  }

  /** Redraws in the page's new language, except what is being filled in. */
  dress(words) {
    this.#root.setAttribute('aria-label', words.say('messages'));
    this.#below.textContent = words.say('below');
    for (const entry of [...this.#shown.values()]) {
      if (!entry.element.querySelector(inputs)) this.#exchange(entry, entry.message);
    }
    if (this.#root.querySelector('.empty')) this.#invite();
  }

  /** All that there is to show, as at the beginning of a stream. */
  reset(messages) {
    const known = new Set(messages.map(message => message.id));
    for (const id of [...this.#shown.keys()]) if (!known.has(id)) this.#drop(id);
    for (const message of messages) this.#keep(message);
    this.#invite();
    this.#toEnd();
  }

  put(message) {
    const entry = this.#shown.get(message.id);
    if (entry) return this.#replace(entry, message);
    this.#root.querySelector('.empty')?.remove();
    this.#add(message).classList.add('fresh-in');
    this.settle();
    if (message.mine || this.#follows) this.#toEnd();
    else this.#below.hidden = false;
  }

  remove(id) {
    this.#drop(id);
    this.#invite();
  }

  /** Whatever waited for an answer has it. */
  settle() {
    for (const button of this.#root.querySelectorAll('[aria-busy=true]')) button.ariaBusy = 'false';
  }

  #keep(message) {
    const entry = this.#shown.get(message.id);
    if (!entry) this.#add(message);
    else if (JSON.stringify(entry.message) !== JSON.stringify(message)) this.#exchange(entry, message);
  }

  #drop(id) {
    const entry = this.#shown.get(id);
    if (entry) this.#growth.unobserve(entry.element);
    entry?.element.remove();
    this.#shown.delete(id);
  }

  #add(message) {
    const element = this.#element(message);
    this.#shown.set(message.id, { message, element });
    this.#root.append(element);
    this.#growth.observe(element);
    return element;
  }

  #exchange(entry, message) {
    const focused = entry.element.contains(document.activeElement);
    const element = this.#element(message);
    entry.element.replaceWith(element);
    this.#growth.unobserve(entry.element);
    this.#growth.observe(element);
    this.#shown.set(message.id, { message, element });
    if (focused) this.#refocus(element);
    return element;
  }

  #replace(entry, message) {
    const element = this.#exchange(entry, message);
    this.settle();
    element.classList.add('changed');
    announce(element.innerText.slice(0, 300), this.#side.words.language);
  }

  /** To the first thing to put right or to fill in, else to the heading, else to the message's beginning. */
  #refocus(element) {
    const heading = element.querySelector('[role=heading]');
    heading?.setAttribute('tabindex', '-1');
    (element.querySelector('[aria-invalid=true]') ?? element.querySelector(inputs) ?? heading ?? element).focus();
    element.scrollIntoView({ block: 'nearest' });
  }

  #element(message) {
    const name = this.#side.words.say(message.mine ? 'you' : 'bot');
    return el('article', { class: message.mine ? 'message mine' : 'message theirs', tabindex: '-1', 'data-id': message.id, 'aria-label': name },
      this.#draw(message, this.#side), this.#foot(message));
  }

  #foot(message) {
    const time = new Intl.DateTimeFormat(this.#side.words.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: this.#side.timeZone }).format(new Date(message.at));
    const edited = message.editedAt && this.#side.name === 'phone' ? `${this.#side.words.say('edited')} ` : '';
    return el('time', { datetime: message.at }, edited + time);
  }

  #invite() {
    this.#root.querySelector('.empty')?.remove();
    if (this.#shown.size === 0) this.#root.append(this.#side.name === 'phone' ? this.#phoneOpening() : this.#deskOpening());
  }

  #phoneOpening() {
    const { words } = this.#side;
    return el('div', { class: 'empty' }, el('p', {}, words.say('empty.phone')), this.#opening('/start', words.say('start')));
  }

  #deskOpening() {
    const { words } = this.#side;
    const example = words.say('example');
    return el('div', { class: 'empty' }, el('p', {}, words.say('empty.desk')),
      el('button', { type: 'button', class: 'example', onclick: () => this.#side.say(example) }, el('span', {}, words.say('example.try')), ` ${example}`),
      this.#opening('ask', words.say('command.ask')), this.#opening('help', words.say('command.help')));
  }

  #opening = (text, label) => el('button', { type: 'button', class: 'opening', onclick: () => this.#side.say(text) }, label);

  /** Whoever reads further up stays there; a mark says that there is more below. */
  #look() {
    this.#follows = this.#root.scrollHeight - this.#root.scrollTop - this.#root.clientHeight < 48;
    if (this.#follows) this.#below.hidden = true;
  }

  /** A message that grows, or a picture that arrives, must not push the end out of sight. */
  #follow() {
    if (this.#follows) this.#toEnd();
  }

  #toEnd() {
    this.#root.scrollTop = this.#root.scrollHeight;
    [this.#follows, this.#below.hidden] = [true, true];
  }
}
