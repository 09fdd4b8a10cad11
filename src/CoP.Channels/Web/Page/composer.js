import { el } from './dom.js';

const commands = ['ask', 'questions', 'open', 'find', 'language', 'help'];

/** Where words are written: Enter sends, Shift+Enter breaks the line, Escape drops the reply. */
export class Composer {
  #form;
  #text;
  #replyTo = null;
  #excerpt = '';
  #menu;

  constructor(side, root, on) {
    this.on = on;
    this.#form = root.querySelector('.composer');
    this.#text = this.#form.querySelector('textarea');
    this.#form.addEventListener('submit', event => { event.preventDefault(); this.#send(); });
    this.#text.addEventListener('keydown', event => this.#key(event));
    this.#text.addEventListener('input', () => this.#grow());
    this.#form.querySelector('[data-no]').addEventListener('click', () => { this.replyTo(null); this.#text.focus(); });
    if (side === 'phone') this.#addMenu();
    this.#addFiles();
  }

  dress(words) {
    this.words = words;
    this.#text.setAttribute('aria-label', words.say('say'));
    this.#text.placeholder = words.say('say');
    this.#form.querySelector('.send').setAttribute('aria-label', words.say('send'));
    this.#form.querySelector('[data-no]').setAttribute('aria-label', words.say('reply.cancel'));
    this.#form.querySelector('.attach').setAttribute('aria-label', words.say('attach'));
    this.#form.querySelector('.attach').title = words.say('attach');
    this.#form.querySelector('.menu').setAttribute('aria-label', words.say('menu'));
    this.#menu?.replaceChildren(...commands.map(command => this.#item(command)));
    this.replyTo(null);
  }

  /** Ties the next words to a message; null unties them. */
  replyTo(id, excerpt = '') {
    [this.#replyTo, this.#excerpt] = [id, excerpt];
    const strip = this.#form.querySelector('.replying');
    strip.hidden = id === null;
    strip.querySelector('span').textContent = id === null ? '' : this.words.say('replying', excerpt);
    if (id !== null) this.#text.focus();
  }

  /** The words leave the box at once, so that nobody who writes on loses any; what could not be sent comes back into it. */
  async #send() {
    const [text, replyTo, excerpt] = [this.#text.value.trim(), this.#replyTo, this.#excerpt];
    if (!text) return;
    this.#put('');
    this.replyTo(null);
    if (await this.on.say(text, replyTo)) return;
    this.#put([text, this.#text.value].filter(Boolean).join('\n'));
    if (this.#replyTo === null) this.replyTo(replyTo, excerpt);
  }

  #put(text) {
    this.#text.value = text;
    this.#grow();
  }

  #key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#send();
    } else if (event.key === 'Escape') {
      this.replyTo(null);
    }
  }

  #grow() {
    this.#text.rows = Math.min(5, this.#text.value.split('\n').length);
  }

  #addFiles() {
    const [button, input] = [this.#form.querySelector('.attach'), this.#form.querySelector('input[type=file]')];
    button.addEventListener('click', () => input.click());
    input.addEventListener('change', () => { this.#attach(input.files[0]); input.value = ''; });
  }

  async #attach(file) {
    if (!file) return;
    this.#form.ariaBusy = 'true';
    await this.on.attach(file);
    this.#form.ariaBusy = 'false';
    this.#text.focus();
  }

  #addMenu() {
    const button = this.#form.querySelector('.menu');
    this.#menu = el('div', { class: 'commands', role: 'menu', hidden: true, onkeydown: event => this.#menuKey(event, button) });
    button.hidden = false;
    button.setAttribute('aria-haspopup', 'menu');
    button.setAttribute('aria-expanded', 'false');
    button.addEventListener('click', () => this.#toggle(button, this.#menu.hidden));
    this.#menu.addEventListener('focusout', event => {
      if (!this.#menu.contains(event.relatedTarget) && event.relatedTarget !== button) this.#toggle(button, false);
    });
    this.#form.append(this.#menu);
  }

  #item(command) {
    return el('button', { type: 'button', role: 'menuitem', tabindex: '-1', onclick: () => this.#run(command) },
      el('b', {}, `/${command}`), ` ${this.words.say(`command.${command}`)}`);
  }

  #run(command) {
    this.#toggle(this.#form.querySelector('.menu'), false);
    this.#text.focus();
    this.on.say(`/${command}`, null);
  }

  #toggle(button, open) {
    this.#menu.hidden = !open;
    button.setAttribute('aria-expanded', open);
    if (open) this.#menu.firstElementChild.focus();
  }

  #menuKey(event, button) {
    const items = [...this.#menu.children];
    const at = items.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) items.at(next % items.length).focus();
    else if (event.key === 'Escape') { this.#toggle(button, false); button.focus(); }
    else return;
    event.preventDefault();
  }
}
