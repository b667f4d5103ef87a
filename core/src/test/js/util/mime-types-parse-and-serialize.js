'use strict';
const { MIMEParams, MIMEType } = require('util');

for (const text of ['text/html', 'TEXT/HTML;Charset=UTF-8', ' a/b ; c="d e" ;c=x; f="g\\"h"', 'a/b;x=;y="";z', 'a/b;x="open', '',
  'a', 'a/', '/b', 'a b/c', 'a/b c', 'a/b;\u00e9=1;x=\u00e9;y="\u0100"']) {
  try {
    const type = new MIMEType(text);
    console.log(JSON.stringify(text), type.essence, String(type.params), `${type}`);
  } catch (error) {
    console.log(JSON.stringify(text), error.name, error.code, error.message);
  }
}

const type = new MIMEType('text/plain;a=1');
type.type = 'IMAGE';
type.subtype = 'Png';
type.params.set('b', 'x "y"');
type.params.delete('a');
console.log(JSON.stringify(type), [...type.params], [...type.params.keys()], type.params.has('b'), type.params.get('a'));
for (const change of [() => { type.type = ''; }, () => { type.subtype = 'a/b'; }, () => type.params.set('a b', 'c'),
  () => type.params.set('a', '\n')]) {
  try {
    change();
  } catch (error) {
    console.log(error.code, error.message);
  }
}
console.log(String(new MIMEParams()) === '');
