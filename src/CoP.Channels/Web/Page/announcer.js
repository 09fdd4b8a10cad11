const region = document.getElementById('announcer');

/** Has a screen reader say something when it has finished its sentence. */
export function announce(text, language) {
  region.lang = language;
  region.textContent = '';
  requestAnimationFrame(() => { region.textContent = text; });
}
