import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Letter } from './layout.ts'
import { lines } from './letter-text.ts'
import { letterWords } from './letter-words.ts'
import type { MailContext } from './mail.ts'

// Written out on each cell: mail programs know no custom properties, some drop <style>, and all mail is light. Where a
// program darkens it nevertheless, each text still lies on a ground that is named too, and both are turned together.
const GROUND = '#f4f1ea'
const PAPER = '#ffffff'
const INK = '#1f2a44'
const INK_2 = '#475066'
const LINE = '#e2dcd0'
const ACCENT = '#24508a'
const SANS = "'Segoe UI',Arial,Helvetica,sans-serif"
const SERIF = "Georgia,'Times New Roman',serif"
const TEXT = `font-family:${SANS};font-size:17px;line-height:26px;mso-line-height-rule:exactly;color:${INK}`
const SMALL = `font-family:${SANS};font-size:16px;line-height:24px;mso-line-height-rule:exactly;color:${INK_2}`
const FACT = `font-family:${SANS};font-size:16px;line-height:24px;mso-line-height-rule:exactly`

/** The letter in nested tables with widths as attributes: Outlook's engine is Word's. Nothing is fetched to show it. */
export function letterHtml(letter: Letter, context: MailContext): string {
  const words = letterWords(letter, context)
  const { heading = letter.subject, facts = [], quote = '', items = [], button, after = [] } = letter
  const page = html`<!doctype html>
    <html lang="${context.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light only" />
        <meta name="supported-color-schemes" content="light only" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>${letter.subject}</title>
      </head>
      <body style="margin:0;padding:0;background-color:${GROUND};">
        <div
          style="display:none;mso-hide:all;font-size:1px;line-height:1px;color:${GROUND};background-color:${GROUND};"
        >
          ${letter.preheader ?? letter.paragraphs[0] ?? ''}
        </div>
        <table
          role="presentation"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          border="0"
          bgcolor="${GROUND}"
          style="background-color:${GROUND};"
        >
          <tr>
            <td align="center" style="padding:24px 12px;">
              <div role="main" style="max-width:600px;margin:0 auto;">
                <!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
                <table
                  role="presentation"
                  width="100%"
                  cellpadding="0"
                  cellspacing="0"
                  border="0"
                  bgcolor="${PAPER}"
                  style="background-color:${PAPER};border:1px solid ${LINE};"
                >
                  <tr>
                    <td
                      align="left"
                      style="padding:24px 32px;border-bottom:1px solid ${LINE};font-family:${SERIF};font-size:20px;line-height:26px;color:${INK};"
                    >
                      ${letter.from}
                    </td>
                  </tr>
                  <tr>
                    <td align="left" style="padding:32px 32px 8px;">
                      <h1
                        style="margin:0;font-family:${SERIF};font-size:26px;line-height:33px;font-weight:normal;color:${INK};"
                      >
                        ${heading}
                      </h1>
                    </td>
                  </tr>
                  ${row(letter.greeting)} ${letter.paragraphs.map((text) => row(text))}
                  ${items.length === 0 ? '' : row(broken(items.map((item) => `– ${item}`)))}
                  ${facts.length === 0 ? '' : row(factTable(facts))} ${quote === '' ? '' : row(quoteTable(quote))}
                  ${button === undefined ? '' : row(buttonTable(button))} ${after.map((text) => row(text))}
                  ${button === undefined ? '' : row(fallback(words.fallback, button.address), SMALL)}
                  <tr>
                    <td align="left" style="padding:24px 32px 28px;">
                      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
                        <tr>
                          <td style="padding-top:16px;border-top:1px solid ${LINE};${SMALL};word-break:break-word;">
                            ${broken(words.footer)}
                          </td>
                        </tr>
                      </table>
                    </td>
                  </tr>
                </table>
                <!--[if mso]></td></tr></table><![endif]-->
              </div>
            </td>
          </tr>
        </table>
      </body>
    </html>`
  // A promise only where a part of it is one; none is. The string is an object until it is asked for its text.
  return (page as HtmlEscapedString).toString()
}

type Html = ReturnType<typeof html>

/** Lines of one paragraph. */
function broken(texts: string[]): Html {
  return html`${texts.map((text, index) => html`${index === 0 ? '' : html`<br />`}${text}`)}`
}

function row(content: string | Html, style = TEXT): Html {
  return html`<tr>
    <td align="left" style="padding:8px 32px;${style};word-break:break-word;">${content}</td>
  </tr> `
}

function factTable(facts: [label: string, value: string][]): Html {
  const cells = facts.map(
    ([label, value], index) =>
      html`<tr>
        <td width="104" valign="top" style="padding:4px 8px 4px 0;${FACT};color:${INK_2};">${label}</td>
        <td
          valign="top"
          style="padding:4px 0;${FACT};font-weight:${index === 0 ? 'bold' : 'normal'};color:${INK};word-break:break-word;"
        >
          ${value}
        </td>
      </tr>`,
  )
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
    ${cells}
  </table>`
}

function quoteTable(quote: string): Html {
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
    <tr>
      <td style="padding:2px 0 2px 16px;border-left:3px solid #7f8592;${TEXT};word-break:break-word;">
        ${broken(lines(quote))}
      </td>
    </tr>
  </table>`
}

/** Word takes the padding from the cell, everything else from the link: the whole button can be pressed. */
function buttonTable(button: { label: string; address: string }): Html {
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:16px 0 12px;">
    <tr>
      <td
        align="center"
        bgcolor="${ACCENT}"
        style="background-color:${ACCENT};border-radius:6px;mso-padding-alt:13px 24px;"
      >
        <a
          href="${button.address}"
          style="display:inline-block;padding:13px 24px;background-color:${ACCENT};border-radius:6px;font-family:${SANS};font-size:17px;line-height:24px;font-weight:bold;color:#ffffff;text-decoration:none;"
          >${button.label}</a
        >
      </td>
    </tr>
  </table>`
}

/** Shown as people type it; what stands in an address bar needs no « https:// ». */
function fallback(words: string, address: string): Html {
  return html`${words}<br /><a href="${address}" style="color:${ACCENT};word-break:break-all;"
      >${address.replace(/^https?:\/\//, '')}</a
    >`
}
