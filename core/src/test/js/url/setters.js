'use strict';

function set(href, ...changes) {
  const url = new URL(href);
  for (let i = 0; i < changes.length; i += 2) url[changes[i]] = changes[i + 1];
  console.log(JSON.stringify(changes), url.href, url.searchParams.toString());
}

set('http://h/p?q#f', 'protocol', 'https', 'host', 'other:443', 'pathname', 'a b', 'search', 'x=1', 'hash', '');
set('http://h:81/', 'protocol', 'mailto', 'port', '80', 'hostname', 'a/b', 'username', 'ü:', 'password', '@');
set('file:///p', 'host', 'localhost', 'port', '1', 'protocol', 'http');
set('mailto:x', 'host', 'h', 'pathname', 'y', 'search', '?z', 'username', 'u');
set('http://h/', 'port', '99999', 'port', '8x', 'host', '', 'search', '', 'hash', '#');

const url = new URL('http://h/?a=1&b=2');
url.searchParams.append('c', '茶 +');
url.searchParams.delete('a');
console.log(url.href, url.searchParams === url.searchParams);
url.search = '?new=1';
console.log(url.searchParams.get('new'), url.searchParams.size);
url.href = 'http://x/?z';
console.log([...url.searchParams], JSON.stringify({ url }), url);
