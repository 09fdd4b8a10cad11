import { el, newId } from './dom.js';

const split = value => (value ?? '').split(',').filter(Boolean);

export function drawSelect(element, side) {
  const empty = el('option', { value: '' }, element.placeholder ?? side.words.say('choose.one'));
  const control = el('select', {}, empty, ...(element.choices ?? []).map(choice =>
    el('option', { value: choice.value, selected: choice.value === element.value }, choice.title)));
  return { body: control, controls: [control], value: () => control.value };
}

export const drawRadios = element => marks(element, 'radio');

export const drawCheckboxes = element => marks(element, 'checkbox');

function marks(element, type) {
  const [name, chosen] = [newId(), split(element.value)];
  const controls = (element.choices ?? []).map(choice =>
    el('input', { type, name, value: choice.value, checked: chosen.includes(choice.value) }));
  const body = el('div', { class: 'marks' }, ...controls.map((control, at) =>
    el('label', {}, control, el('span', {}, element.choices[at].title))));
  return { body, controls, grouped: true, value: () => controls.filter(control => control.checked).map(control => control.value).join(',') };
}

export function drawToggle(element) {
  const [on, off] = [element.valueOn ?? 'true', element.valueOff ?? 'false'];
  const control = el('input', { type: 'checkbox', checked: element.value === on });
  const body = el('div', { class: 'marks' }, el('label', {}, control, el('span', {}, element.title ?? '')));
  return { body, controls: [control], grouped: true, value: () => (control.checked ? on : off) };
}
