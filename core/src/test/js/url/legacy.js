'use strict';
process.on('warning', (warning) => console.log(warning.code));
const url = require('node:url');

for (const text of ['http://user:p%40ss@HOST.com:8080/p/a?x=1&y=2#h', '/just/path?q', '//host/path', 'mailto:a@b.c', 'javascript:alert(1)', 'http://a.com\\b?c\\d',
  'x:y', 'HTTP:/p', 'http://[::1]:3/', 'http://bücher.com/ü', 'a b#c d', 'file:///etc']) {
  const parsed = url.parse(text);
  console.log(JSON.stringify(parsed), url.format(parsed) === parsed.href);
}
console.log(url.parse('//h/p?a=1', true, true));
for (const [from, to] of [['/one/two', 'three'], ['http://h/a/b?q', '../c'], ['http://h/a', '//o/b'], ['http://h/a', '?x'], ['http://h', 'https:p'], ['mailto:a@b', 'c'], ['http://u:p@h/', '/x']]) {
  console.log(from, to, url.resolve(from, to));
}
console.log(url.format({ protocol: 'ftp', hostname: '::1', port: 21, pathname: 'a?#', query: { b: [1, 2] }, hash: 'h', auth: 'a:b c' }));
console.log(url.format(new URL('http://u:p@xn--bcher-kva.com/x?y#z'), { unicode: true, auth: false, fragment: false, search: false }));
console.log(url.domainToASCII('例え.jp'), url.domainToUnicode('xn--r8jz45g.jp'), JSON.stringify(url.domainToASCII('xn--iñvalid.com')));
for (const wrong of [() => url.parse(1), () => url.parse('http://a\u2100b/'), () => url.format(1), () => url.parse('http://%zz@h/')]) {
  try {
    wrong();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
