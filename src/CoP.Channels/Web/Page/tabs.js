/** On a narrow screen one side is seen at a time, and a dot says that something came on the other. */
export class Tabs {
  #names;
  #narrow = matchMedia('(max-width: 900px)');
  #shown = 'desk';

  constructor(names) {
    this.#names = names;
    for (const name of names) {
      this.#tab(name).addEventListener('click', () => this.show(name));
      this.#tab(name).addEventListener('keydown', event => this.#move(event));
    }
    this.#narrow.addEventListener('change', () => this.#draw());
    this.#draw();
  }

  show(name) {
    this.#shown = name;
    this.#tab(name).querySelector('.news').hidden = true;
    this.#draw();
  }

  news(name) {
    this.#tab(name).querySelector('.news').hidden = !this.#narrow.matches || name === this.#shown;
  }

  #tab = name => document.getElementById(`tab-${name}`);

  #move(event) {
    if (!['ArrowLeft', 'ArrowRight'].includes(event.key)) return;
    const other = this.#names.find(name => name !== this.#shown);
    this.show(other);
    this.#tab(other).focus();
    event.preventDefault();
  }

  #draw() {
    const narrow = this.#narrow.matches;
    const list = document.querySelector('.tabs');
    narrow ? list.setAttribute('role', 'tablist') : list.removeAttribute('role');
    for (const name of this.#names) this.#drawOne(name, narrow);
  }

  #drawOne(name, narrow) {
    const [tab, panel, chosen] = [this.#tab(name), document.getElementById(name), name === this.#shown];
    panel.hidden = narrow && !chosen;
    panel.setAttribute('role', narrow ? 'tabpanel' : 'region');
    panel.setAttribute('aria-labelledby', narrow ? tab.id : `${name}-title`);
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-selected', chosen);
    tab.tabIndex = chosen ? 0 : -1;
  }
}
