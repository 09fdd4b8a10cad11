import { drawCheckboxes, drawRadios, drawSelect, drawToggle } from './choices.js';
import { drawCombobox } from './combobox.js';
import { el, newId } from './dom.js';

const kinds = {
  'Input.Text': element => element.isMultiline ? textarea(element) : line(element, 'text'),
  'Input.Date': element => line(element, 'date'),
  'Input.Time': element => line(element, 'time'),
  'Input.Number': element => line(element, 'number'),
  'Input.Toggle': drawToggle,
  'Input.ChoiceSet': (element, side) => choices(element)(element, side),
};

function choices(element) {
  if (element.isMultiSelect) return drawCheckboxes;
  if (element.style === 'filtered' || element['choices.data']) return drawCombobox;
  return element.style === 'expanded' ? drawRadios : drawSelect;
}

const single = control => ({ body: control, controls: [control], value: () => control.value });

const line = (element, type) => single(el('input', {
  type, dir: 'auto', value: element.value, min: element.min, max: element.max, maxlength: element.maxLength, placeholder: element.placeholder, autocomplete: 'off',
}));

function textarea(element) {
  const control = el('textarea', { rows: 4, dir: 'auto', maxlength: element.maxLength, placeholder: element.placeholder });
  control.value = element.value ?? '';
  return single(control);
}

/** An input with its label and its error, or null when the kind is not known. */
export function drawInput(element, side) {
  const drawn = kinds[element.type]?.(element, side);
  if (!drawn) return null;
  return new Input(element, side, drawn);
}

class Input {
  #data;
  #drawn;
  #side;
  #error;

  constructor(data, side, drawn) {
    [this.#data, this.#drawn, this.#side] = [data, drawn, side];
    this.#error = el('p', { class: 'error', id: newId() });
    this.element = drawn.grouped ? this.#group() : this.#labelled();
    for (const control of drawn.controls) {
      control.addEventListener('input', () => this.#error.textContent && this.check());
      control.addEventListener('change', () => this.#error.textContent && this.check());
    }
  }

  get id() { return this.#data.id; }

  value = () => this.#drawn.value();

  focus = () => this.#drawn.controls[0]?.focus();

  /** Checks as Teams does; shows and ties what is wrong. True when nothing is. */
  check() {
    const wrong = this.#isWrong(this.value().trim());
    this.#error.textContent = wrong ? this.#data.errorMessage ?? this.#side.words.say('required') : '';
    for (const control of this.#drawn.controls) {
      wrong ? control.setAttribute('aria-invalid', 'true') : control.removeAttribute('aria-invalid');
      wrong ? control.setAttribute('aria-describedby', this.#error.id) : control.removeAttribute('aria-describedby');
    }
    return !wrong;
  }

  #isWrong(value) {
    if (value === '') return this.#data.isRequired === true || this.#drawn.controls[0]?.validity.badInput === true;
    if (this.#data.type === 'Input.Toggle') return this.#data.isRequired && value !== (this.#data.valueOn ?? 'true');
    return !this.#drawn.controls.every(control => control.validity.valid)
      || (this.#data.regex !== undefined && !new RegExp(this.#data.regex).test(value));
  }

  #caption() {
    return [this.#data.label ?? '', this.#data.isRequired ? el('span', { class: 'star', 'aria-hidden': 'true' }, ' *') : null];
  }

  #labelled() {
    const [control] = this.#drawn.controls;
    control.id = newId();
    if (this.#data.isRequired) control.setAttribute('aria-required', 'true');
    return el('div', { class: 'field' }, el('label', { for: control.id }, ...this.#caption()), this.#drawn.body, this.#error);
  }

  #group() {
    const legend = this.#data.label ? el('legend', {}, ...this.#caption()) : null;
    return el('fieldset', { class: 'field' }, legend, this.#drawn.body, this.#error);
  }
}
