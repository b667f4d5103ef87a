'use strict';

// Tables of the encodings whose characters are one byte each.

const charsets = {
  '__proto__': null,
  'ibm866': 'IBM866',
  'iso-8859-8-i': 'ISO-8859-8',
  'macintosh': 'x-MacRoman',
  'windows-874': 'x-windows-874',
  'x-mac-cyrillic': 'x-MacUkraine',
};

// From 0xa0; Java has no such charsets.
const uppers = {
  '__proto__': null,
  'iso-8859-10': '\u00a0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00adŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ',
  'iso-8859-14': '\u00a0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00ad®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ',
};

// Where ICU, which Node decodes with, has other characters than Java.
const changes = {
  '__proto__': null,
  'ibm866': { 0x1a: 0x1c, 0x1c: 0x7f, 0x7f: 0x1a },
  'windows-874': {
    0xdb: 0xf8c1, 0xdc: 0xf8c2, 0xdd: 0xf8c3, 0xde: 0xf8c4, 0xfc: 0xf8c5, 0xfd: 0xf8c6, 0xfe: 0xf8c7, 0xff: 0xf8c8,
  },
  'windows-1253': { 0xaa: 0xaa },
  'x-mac-cyrillic': { 0xff: 0x20ac },
};

const tables = new Map();

/** The units of 256 bytes. */
function table(name) {
  let found = tables.get(name);
  if (found === undefined) tables.set(name, found = make(name));
  return found;
}

function make(name) {
  const units = Uint16Array.from({ length: 256 }, (_, i) => i);
  if (uppers[name] !== undefined) {
    for (let i = 0xa0; i < 256; i++) units[i] = uppers[name].charCodeAt(i - 0xa0);
    return units;
  }
  const singles = internalBinding('encoding').singles(charsets[name] ?? name);
  for (let i = 0; i < 256; i++) {
    const unit = singles.charCodeAt(i);
    // Controls stand for themselves.
    if (unit !== 0xfffd || i < 0x80 || i > 0x9f) units[i] = unit;
  }
  for (const byte of Object.keys(changes[name] ?? {})) units[byte] = changes[name][byte];
  return units;
}

module.exports = { table };
