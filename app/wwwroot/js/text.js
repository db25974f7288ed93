const KEY = 'language';

/** The languages, each with its own name. */
export const languages = { en: 'English', ko: '한국어' };

/** The texts of the current language. */
export let text;

export let language;

await speak(preferred());

/** Changes the language. Views draw their content again. */
export async function speak(wanted) {
  text = (await import(`./text.${wanted}.js`)).default;
  language = wanted;
  document.documentElement.lang = wanted;
}

/** As speak, and remembers it in this browser. */
export async function choose(wanted) {
  await speak(wanted);
  try {
    localStorage.setItem(KEY, wanted);
  } catch {
    // Storage is not allowed: the choice lasts until the page closes.
  }
}

/** Sets the texts of elements in the HTML. */
export function label(root = document) {
  for (const node of root.querySelectorAll('[data-text]')) node.textContent = text[node.dataset.text];
  for (const attribute of ['aria-label', 'title', 'placeholder'])
    for (const node of root.querySelectorAll(`[data-${attribute}]`))
      node.setAttribute(attribute, text[node.getAttribute(`data-${attribute}`)]);
}

export const number = (value, digits = 0) =>
  new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

export const date = (value) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(value));

/** A delay as text: in seconds, above two minutes in minutes, above two hours in hours. */
export function wait(seconds) {
  const [unit, length] = seconds > 7200 ? ['hour', 3600] : seconds > 120 ? ['minute', 60] : ['second', 1];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.ceil(seconds / length));
}

function preferred() {
  let kept;
  try {
    kept = localStorage.getItem(KEY);
  } catch {
    // Storage is not allowed: use the language of the browser.
  }
  const asked = [kept, ...navigator.languages].map((name) => name?.split('-')[0]);
  return asked.find((name) => Object.hasOwn(languages, name)) ?? 'en';
}
