const cache = new Map();

const fetchWords = async language => (await fetch(`/tryout/words/${language}`)).json();

/** The page's words in a language: `say(key, ...fillings)`. */
export async function wordsIn(language) {
  if (!cache.has(language)) cache.set(language, await fetchWords(language));
  const words = cache.get(language);
  return {
    language,
    say: (key, ...fillings) => fillings.reduce((text, filling, at) => text.replace(`{${at}}`, filling), words[key] ?? key),
    problem: code => words[`error.${code}`] ?? words['error.other'],
  };
}

export const languages = { en: 'English', sw: 'Kiswahili', fr: 'Français', es: 'Español' };

export const browserLanguage = () =>
  navigator.languages.map(tag => tag.slice(0, 2)).find(code => code in languages) ?? 'en';
