import { get } from './transport.js';

const people = get('/tryout/people');

export const everybody = () => people;

const makeStranger = side => {
  const id = `stranger-${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`;
  sessionStorage.setItem(`${side}.stranger`, id);
  return id;
};

/** The stranger of this browser tab; a fresh one on demand. */
export const stranger = (side, fresh = false) =>
  (!fresh && sessionStorage.getItem(`${side}.stranger`)) || makeStranger(side);

/** Who sat here last in this tab; at first two people who share a group, so that a question of one reaches the other. */
export async function seated(side) {
  const known = sessionStorage.getItem(`${side}.as`);
  const all = await people;
  if (known && (known.startsWith('stranger-') || all.some(person => person.id === known))) return known;
  const members = all.filter(person => person.role === 'Member');
  const asker = members[0] ?? all[0];
  const peer = members.find(person => person !== asker && person.groups.some(group => asker.groups.includes(group))) ?? all[1];
  return ((side === 'desk' ? asker : peer) ?? { id: stranger(side) }).id;
}

export const remember = (side, as) => sessionStorage.setItem(`${side}.as`, as);
