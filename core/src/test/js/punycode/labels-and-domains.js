'use strict';
process.on('warning', (warning) => console.log(warning.name, warning.code));
const punycode = require('node:punycode');

for (const text of ['bücher', '他们为什么不说中文', 'a-b', 'Pročprostěnemluvíčesky', '😀', '']) {
  const encoded = punycode.encode(text);
  console.log(encoded, punycode.decode(encoded) === text);
}
console.log(punycode.toASCII('mañana.com。例え'), punycode.toUnicode('user@xn--maana-pta.com'), punycode.ucs2.decode('😀a'));
for (const bad of ['ä', '99999999', '\x80-']) {
  try {
    punycode.decode(bad);
  } catch (error) {
    console.log(error.name, error.message);
  }
}
