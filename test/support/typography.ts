/** A way to be wrong, and what shows it. */
type Fault = [fault: string, pattern: RegExp]

/** These two have a thin space, as their authors write them. */
const THIN_SPACE = /^(Mot de passe oublié|Première visite)\u202f\?/
/** What is counted or measured, with or without the ending of a plural. */
const COUNTED =
  '([kMGT]?o|min|h|s|jour|an|minute|heure|seconde|octet|caractère|document|dossier|partage|destinataire|version|téléversé|téléversement|autre|nouveau|affiché)'

/** What no French text of ours holds, by the typography of Québec and the words of the house. */
const FRENCH: Fault[] = [
  ['« : » wants a no-break space before it', /(?<!\u00a0):(?!\/\/|\d)/],
  ['« % » and « $ » want a no-break space before them', /(?<!\u00a0)[%$]/],
  ['a number and what it counts want a no-break space between them', new RegExp(`\\d ${COUNTED}[sx]?(?!\\p{L})`, 'u')],
  ['« » want no-break spaces inside', /«(?!\u00a0)|(?<!\u00a0)»/],
  ['; ! ? want no space before them', /\s[;!?]/],
  ['an apostrophe is ’', /'/],
  ['quotes are « »', /["“”]/],
  ['an ellipsis is one character', /\.\.\./],
  ['nobody is shouted at', /!/],
  ['« Veuillez », « Oups », « s’il vous plaît »', /veuillez|oups|s.il vous plaît|svp/i],
  ['a word of the house’s machines', /\b(jeton|requête|token|upload|download|e-?mail)\b/i],
]

const ENGLISH: Fault[] = [
  ['a space before : ; ! ? %', /\s[:;!?%]/],
  ['French quotes', /[«»]/],
  ['an apostrophe is ’', /'/],
  ['an ellipsis is one character', /\.\.\./],
  ['nobody is shouted at', /!/],
  ['“Please”, “Oops”', /\b(please|oops)\b/i],
  ['a word of French', /[éèêàçùœ]|\b(le|les|des|vous)\b/i],
]

export function faultsOf(text: string, language: 'fr' | 'en'): string[] {
  const shown = language === 'fr' && THIN_SPACE.test(text) ? text.replace('\u202f?', '?') : text
  return (language === 'fr' ? FRENCH : ENGLISH).filter(([, pattern]) => pattern.test(shown)).map(([fault]) => fault)
}
