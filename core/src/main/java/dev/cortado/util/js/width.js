'use strict';

// How many columns of a terminal a string takes, by Unicode's East Asian Width and general category.

// Characters two columns wide (East Asian Width W or F): the gap to the range before, + its length less one, in base 36.
const wideRanges =
  '3cw+2n 3i3+1 e+1 5b+3 4 3 ei+1 m+1 r+7 h+b 18 b+5 4 e 9+1 i+1 6+1 9 6 m 8+1 2 5 3 8 5+1 t 10 2 5+2 2 1q+2 p f ' +
  'nw+1 1g 5 mj+p 2+2g d+5x r+26 3+2d 3+2u 6+16 2+2l 2+2d a+1b 2+13 9+mkc 4+1i wq+s hw+8mb 6l9+e7 lt+9 n+y 2+i ' +
  '2+3 46+2n 3k+6 m4a+4 c+1 f+4qf 9+yd 16+9 6w8+3 2+6 2+1 2+82 g u+2 3 f+3 9+az 603+1 2k+1 90+2e a+m 5n2 5n 5b ' +
  '3+9 24+s e+17 5+8 8+1 f+5 4b+w d+8 2+1x 2+l d+16 5+4 d+g 4 4+1y 2 2+56 3+1q e+3 2+n j r+1 e 2f+2c 1d+1x 7 4+2 ' +
  '3+2 5+3 c+1 8+8 6c+b 5 7w+1a 2+9 2+54 35+c 4+9 6+1j 8+e 3+a 7+8 zs+1ekd 3+1ekd';

const zeroWidth = /^(?![\u00ad\u302a-\u302d\u3099\u309a\u{16fe4}])[\p{Cc}\p{Cf}\p{Me}\p{Mn}]/u;
let wide;

function decodeRanges() {
  wide = [];
  let previous = 0;
  for (const range of wideRanges.split(' ')) {
    const { 0: gap, 1: length = '0' } = range.split('+');
    const first = previous + Number.parseInt(gap, 36);
    previous = first + Number.parseInt(length, 36);
    wide.push(first, previous);
  }
}

function isWide(code) {
  if (code < 0x1100) return false;
  if (wide === undefined) decodeRanges();
  let low = 0;
  let high = wide.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (code < wide[2 * middle]) high = middle - 1;
    else if (code > wide[2 * middle + 1]) low = middle + 1;
    else return true;
  }
  return false;
}

function widthOf(string) {
  let width = 0;
  for (const character of string.normalize('NFC')) {
    if (isWide(character.codePointAt(0))) width += 2;
    else if (!zeroWidth.test(character)) width++;
  }
  return width;
}

// Control sequences as terminals take them: ESC or CSI, its introducers, then either a command with text up to a string
// terminator (hyperlinks, titles) or numbers and a final character.
const introducer = '[\\u001b\\u009b][[\\]()#;?]*';
const text = '[-a-zA-Z\\d/#&.:=?%@~_]';
const terminator = '(?:\\u0007|\\u001b\\\\|\\u009c)';
const command = `(?:(?:;${text}+)*|[a-zA-Z\\d]+(?:;${text}*)*)?${terminator}`;
const control = '(?:\\d{1,4}(?:;\\d{0,4})*)?[\\dA-PR-TZcf-nq-uy=><~]';
const controlSequences = new RegExp(`${introducer}(?:${command}|${control})`, 'g');

function removeControlSequences(string) {
  return string.includes('\u001b') || string.includes('\u009b') ? string.replace(controlSequences, '') : string;
}

function stripVTControlCharacters(str) {
  require('internal/validators').validateString(str, 'str');
  return removeControlSequences(str);
}

function getStringWidth(string, removeControlChars = true) {
  if (removeControlChars) string = removeControlSequences(string);
  let width = 0;
  for (let i = 0; i < string.length; i++) {
    const code = string.charCodeAt(i);
    if (code >= 127) return width + widthOf(string.slice(i));
    if (code >= 32) width++;
  }
  return width;
}

/** Whether a code point takes no column, told cheaply: controls, combining marks and joiners. */
function isZeroWidthCodePoint(code) {
  return code <= 0x1f || code >= 0x7f && code <= 0x9f || code >= 0x300 && code <= 0x36f ||
    code >= 0x200b && code <= 0x200f || code >= 0x20d0 && code <= 0x20ff || code >= 0xfe00 && code <= 0xfe0f ||
    code >= 0xfe20 && code <= 0xfe2f || code >= 0xe0100 && code <= 0xe01ef;
}

module.exports = { getStringWidth, isZeroWidthCodePoint, removeControlSequences, stripVTControlCharacters };
