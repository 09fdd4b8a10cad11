import { get } from './transport.js';
import { browserLanguage } from './words.js';

const lists = new Map();

/** The members who can be chosen, with their roles and groups in a language. */
export function everybody(language) {
  if (!lists.has(language)) lists.set(language, ask(language));
  return lists.get(language);
}

function ask(language) {
  const list = get(`/tryout/people/${language}`);
  list.catch(() => lists.delete(language));
  return list;
}

const makeStranger = side => {
  const id = `stranger-${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`;
  sessionStorage.setItem(`${side}.stranger`, id);
  return id;
};

/** The stranger of this browser tab; a fresh one on demand. */
export const stranger = (side, fresh = false) =>
  (!fresh && sessionStorage.getItem(`${side}.stranger`)) || makeStranger(side);

/** Who sat here last in this tab; at first the two between whom the example question travels. */
export async function seated(side) {
  const language = browserLanguage();
  const all = await everybody(language);
  const known = sessionStorage.getItem(`${side}.as`);
  if (known && (known.startsWith('stranger-') || all.some(person => person.id === known))) return known;
  const opening = await get(`/tryout/opening/${language}`).catch(() => ({}));
  return opening[side] ?? all[side === 'desk' ? 0 : 1]?.id ?? stranger(side);
}

export const remember = (side, as) => sessionStorage.setItem(`${side}.as`, as);
