'use strict';
const qs = require('node:querystring');

for (const text of ['a=1&b=2&a=3', 'a', '=', '&&a=', 'a=b=c', 'a=%E8%8C%B6+%20', 'a=%', 'a=%zz%41', '%E8=1', '__proto__=x']) {
  console.log(JSON.stringify(text), JSON.stringify(qs.parse(text)));
}
console.log(Object.getPrototypeOf(qs.parse('a=1')), qs.parse('a:1;b:2', ';', ':'), qs.parse('a&b&c', null, null, { maxKeys: 2 }));
console.log(qs.stringify({ a: ['x', 1, true, null], b: '茶 &', c: Infinity, d: 10n, e: {} }), qs.stringify('x'));
console.log(qs.escape('a b!~*\'()茶'), qs.unescape('%e8%8c%b6+'), qs.unescapeBuffer('a%20%zz'));
try {
  qs.escape('\ud800');
} catch (error) {
  console.log(error.name, error.code, error.message);
}
