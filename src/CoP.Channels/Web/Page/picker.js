import { el } from './dom.js';
import { everybody, stranger } from './people.js';
import { languages } from './words.js';

/** Chooses who sits at a side and in which language, and says for whom something came in the meantime. */
export class Picker {
  #side;
  #root;
  #who;
  #tongue;
  #arrived = new Set();

  constructor(side, root, on) {
    [this.#side, this.#root, this.on] = [side, root, on];
    this.#who = root.querySelector('.who select');
    this.#tongue = root.querySelector('.tongue select');
    this.#who.addEventListener('change', () => on.person(this.#who.value));
    this.#tongue.addEventListener('change', () => on.language(this.#tongue.value));
    root.querySelector('.fresh').addEventListener('click', () => on.person(stranger(side, true)));
  }

  async draw(as, seat, words) {
    [this.as, this.words] = [as, words];
    this.people = await everybody(words.language).catch(() => this.people ?? []);
    this.#arrived.delete(as);
    this.#label('.who span', 'who');
    this.#label('.tongue span', 'language');
    this.#label('.fresh', 'stranger.new');
    this.#root.querySelector('.fresh').hidden = !as.startsWith('stranger-');
    this.#tongue.replaceChildren(...Object.entries(languages).map(([code, name]) =>
      el('option', { value: code, lang: code, selected: code === seat.language }, name)));
    this.#drawPeople(seat.name);
    this.#drawAbout();
    this.#drawArrivals();
  }

  arrived(as) {
    if (!this.people?.some(person => person.id === as)) return;
    this.#arrived.add(as);
    this.#drawArrivals();
  }

  #label(place, key) { this.#root.querySelector(place).textContent = this.words.say(key); }

  #drawPeople(name) {
    const visiting = this.as.startsWith('stranger-');
    const visitor = visiting ? this.as : stranger(this.#side);
    this.#who.replaceChildren(
      el('optgroup', { label: this.words.say('members') }, ...this.people.map(person => this.#option(person))),
      el('optgroup', { label: this.words.say('visitors') }, el('option', { value: visitor }, visiting ? name : this.words.say('stranger'))));
    this.#who.value = this.as;
  }

  #option(person) {
    const about = [person.organisation, person.county].filter(Boolean).join(', ');
    return el('option', { value: person.id }, [person.name, about].filter(Boolean).join(' · '));
  }

  #drawAbout() {
    const person = this.people.find(one => one.id === this.as);
    const about = person ? [person.role, ...person.groups].join(' · ') : '';
    const place = this.#root.querySelector('.groups');
    [place.textContent, place.title] = [about, about];
  }

  #drawArrivals() {
    const place = this.#root.querySelector('.arrivals');
    const news = [...this.#arrived].map(as => this.people.find(person => person.id === as)).filter(Boolean);
    const room = this.#side === 'phone' ? 2 : 4;
    const more = news.slice(room);
    const chips = news.slice(0, room).map(person => el('button', { type: 'button', class: 'chip', onclick: () => this.#open(person.id) }, person.name));
    place.replaceChildren(...(chips.length > 0 ? [`${this.words.say('arrivals')} `, ...chips, more.length > 0 && el('span', { title: more.map(person => person.name).join(', ') }, ` +${more.length}`)].filter(Boolean) : []));
  }

  #open(as) {
    this.#who.focus();
    this.on.person(as);
  }
}
