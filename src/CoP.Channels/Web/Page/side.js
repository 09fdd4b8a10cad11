import { Composer } from './composer.js';
import { Log } from './log.js';
import { Picker } from './picker.js';
import { remember, seated } from './people.js';
import { Refused, get, listen, post, upload } from './transport.js';
import { browserLanguage, wordsIn } from './words.js';

/** One side of the page: who sits there, what they see, what they say and press. */
export class Side {
  #name;
  #root;
  #page;
  #close = () => {};
  #log;
  #picker;
  #composer;
  #seat = {};
  #before = Promise.resolve();
  words;
  /** The IANA zone in which the bot tells this person times: the messages' own are told in the same. */
  timeZone;

  constructor(name, draw, page) {
    [this.#name, this.#page, this.#root] = [name, page, document.getElementById(name)];
    this.#root.append(document.getElementById('side').content.cloneNode(true));
    this.#root.querySelector('h2').id = `${name}-title`;
    this.#log = new Log(this.#root.querySelector('.log'), draw, this);
    this.#picker = new Picker(name, this.#root, { person: as => this.#sit(as), language: code => this.#choose(code) });
    this.#composer = new Composer(name, this.#root, { say: (text, replyTo) => this.say(text, replyTo), attach: file => this.attach(file) });
  }

  get name() { return this.#name; }

  async open() {
    this.words = await wordsIn(browserLanguage());
    await this.#sit(await seated(this.#name));
  }

  /** Sends one message after the other, however fast they are written; null for one that was refused. */
  async say(text, replyTo) {
    const message = { as: this.as, text, id: crypto.randomUUID(), replyTo };
    const said = await this.#inTurn(() => post(this.#path('say'), message));
    if (said && message.as === this.as) await this.#lookAgain();
    return said;
  }

  attach(file) {
    const message = { as: this.as, id: crypto.randomUUID(), file };
    return this.#inTurn(() => upload(this.#path('file'), message));
  }

  async press(token, values, messageId) {
    const pressed = await this.#tell(() => post(this.#path('press'), { as: this.as, token, values, messageId, id: crypto.randomUUID() }));
    if (pressed) await this.#lookAgain();
    return pressed;
  }

  search(dataset, words) {
    return get(`${this.#path('search')}?${new URLSearchParams({ as: this.as, dataset, q: words })}`);
  }

  replyTo(message, excerpt) { this.#composer.replyTo(message.id, excerpt); }

  #path = verb => `/tryout/${this.#name}/${verb}`;

  async #sit(as) {
    this.#close();
    if (as !== this.as) this.#log.clear();
    this.as = as;
    remember(this.#name, as);
    if (!await this.#choose()) return;
    this.#state('connecting');
    this.#close = listen(this.#name, as, {
      snapshot: messages => this.#log.reset(messages),
      message: message => { this.#log.put(message); this.#page.news(); },
      gone: ({ id }) => this.#log.remove(id),
      toast: toast => this.#toast(toast.text),
      arrival: ({ side, as: whom }) => side === this.#name && whom !== this.as && this.#picker.arrived(whom),
      ready: () => { this.#state('connected'); this.#problem(''); },
      lost: () => this.#state('connecting'),
    });
  }

  /** Takes the seat, in the language if one is given; false when that is refused. */
  async #choose(language) {
    const seat = await this.#tell(() => post(this.#path('choose'), { as: this.as, language }));
    if (!seat) return false;
    await this.#take(seat);
    return true;
  }

  /** What was said may have made a member of a stranger, or chosen another language or zone. */
  async #lookAgain() {
    const seat = await this.#tell(() => post(this.#path('choose'), { as: this.as }));
    if (seat && ['name', 'language', 'timeZone'].some(what => seat[what] !== this.#seat[what])) await this.#take(seat);
  }

  async #take(seat) {
    this.#seat = seat;
    this.timeZone = seat.timeZone;
    this.words = await wordsIn(seat.language);
    this.#dress(seat);
    await this.#page.language?.(seat.language);
  }

  #dress(seat) {
    this.#root.lang = seat.language;
    this.#root.querySelector('h2').textContent = this.words.say(this.#name);
    this.#root.querySelector('.about').textContent = this.words.say(`${this.#name}.about`);
    this.#root.querySelector('.with b').textContent = this.words.say('bot');
    this.#picker.draw(this.as, seat, this.words);
    this.#composer.dress(this.words);
    this.#log.dress(this.words);
  }

  #state(key) {
    const state = this.#root.querySelector('.state');
    state.textContent = [this.words.say(key), ...this.#foreignZone()].join(' · ');
    state.dataset.state = key;
  }

  /** The zone, where it is not the reader's own. */
  #foreignZone() {
    const clock = timeZone => new Date().toLocaleString('en', { timeZone });
    return clock(this.timeZone) === clock(undefined) ? [] : [this.words.say('zone', this.timeZone.split('/').at(-1).replaceAll('_', ' '))];
  }

  #inTurn(send) {
    const sent = this.#before.then(() => this.#tell(send));
    this.#before = sent.catch(() => {});
    return sent;
  }

  async #tell(send) {
    try {
      const result = await send();
      this.#problem('');
      return result;
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      this.#problem(this.words.problem(problem.code));
      return null;
    }
  }

  #problem(text) { this.#root.querySelector('.trouble').textContent = text; }

  #toast(text) {
    this.#log.settle();
    const toast = this.#root.querySelector('.toast');
    toast.textContent = text ?? '';
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => { toast.textContent = ''; }, 6000);
  }
}
