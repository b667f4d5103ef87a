'use strict';
const url = require('node:url');

for (const path of ['/a b/#?%/茶.js', '/trailing/', '/x/../y', '/~[]^|\\']) {
  const { href } = url.pathToFileURL(path);
  console.log(href, url.fileURLToPath(href));
}
for (const path of ['C:\\a\\b c', '\\\\server\\share\\f', '\\\\?\\C:\\x']) {
  const { href } = url.pathToFileURL(path, { windows: true });
  console.log(href, url.fileURLToPath(href, { windows: true }));
}
console.log(url.fileURLToPathBuffer('file:///a%FFb'));
for (const wrong of ['http://h/', 'file://host/a', 'file:///a%2Fb', 1, { href: 'file:///x' }]) {
  try {
    url.fileURLToPath(wrong);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
try {
  url.fileURLToPath('file:///no/drive', { windows: true });
} catch (error) {
  console.log(error.code, error.message);
}
console.log(url.urlToHttpOptions(new URL('https://a%20b:c@[::1]:8443/p?q#h')));
