'use strict';

// How wide a text is on a terminal.

const controlSequences = new RegExp(
  '[\\u001B\\u009B][[\\]()#;?]*' +
  '(?:(?:(?:(?:;[-a-zA-Z\\d\\/\\#&.:=?%@~_]+)*|[a-zA-Z\\d]+(?:;[-a-zA-Z\\d\\/\\#&.:=?%@~_]*)*)?' +
  '(?:\\u0007|\\u001B\\u005C|\\u009C))' +
  '|(?:(?:\\d{1,4}(?:;\\d{0,4})*)?[\\dA-PR-TZcf-nq-uy=><~]))', 'g');

function removeColors(text) {
  return text.replace(/\u001b\[\d\d?m/g, '');
}

function stripVTControlCharacters(text) {
  require('internal/validators').validateString(text, 'str');
  return text.includes('\u001B') || text.includes('\u009B') ? text.replace(controlSequences, '') : text;
}

function isFullWidth(code) {
  return code >= 0x1100 && (code <= 0x115f || code === 0x2329 || code === 0x232a ||
    code >= 0x2e80 && code <= 0x3247 && code !== 0x303f || code >= 0x3250 && code <= 0x4dbf ||
    code >= 0x4e00 && code <= 0xa4c6 || code >= 0xa960 && code <= 0xa97c || code >= 0xac00 && code <= 0xd7a3 ||
    code >= 0xf900 && code <= 0xfaff || code >= 0xfe10 && code <= 0xfe19 || code >= 0xfe30 && code <= 0xfe6b ||
    code >= 0xff01 && code <= 0xff60 || code >= 0xffe0 && code <= 0xffe6 || code >= 0x1b000 && code <= 0x1b001 ||
    code >= 0x1f200 && code <= 0x1f251 || code >= 0x1f300 && code <= 0x1f64f || code >= 0x1f680 && code <= 0x1f6ff ||
    code >= 0x1f900 && code <= 0x1f9ff || code >= 0x20000 && code <= 0x3fffd);
}

function isZeroWidth(code) {
  return code <= 0x1f || code >= 0x7f && code <= 0x9f || code >= 0x300 && code <= 0x36f || code >= 0x200b && code <= 0x200f ||
    code >= 0x20d0 && code <= 0x20ff || code >= 0xfe00 && code <= 0xfe0f || code >= 0xfe20 && code <= 0xfe2f ||
    code >= 0xe0100 && code <= 0xe01ef;
}

/** Columns of a text, without its colours. */
function getStringWidth(text, removeControl = true) {
  if (removeControl) text = stripVTControlCharacters(text);
  let plain = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 || code > 126) {
      plain = false;
      break;
    }
  }
  if (plain) return text.length;
  let width = 0;
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0);
    if (isFullWidth(code)) width += 2;
    else if (!isZeroWidth(code)) width++;
  }
  return width;
}

module.exports = { getStringWidth, removeColors, stripVTControlCharacters };
