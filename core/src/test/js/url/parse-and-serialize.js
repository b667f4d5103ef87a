'use strict';

const parts = ['href', 'origin', 'username', 'password', 'host', 'port', 'pathname', 'search', 'hash'];
for (const [input, base] of [
  ['https://example.com/a?b#c'], ['HTTP://EXAMPLE.com:80/../x/%2e%2E/y z?q="\'#`'], ['http://u%20:p@1.0x10.3/'], ['http://[::1:0:0]:8080'],
  ['file:///C|/a/../..'], ['file:c:\\x'], ['mailto:x@y z'], ['javascript:alert(1) #x'], ['non-spec://h:1/p/../q'], ['x:/..//p'],
  ['//other/p', 'https://h/a'], ['../b?c', 'http://h/x/y/z?q#f'], ['#f', 'data:text'], ['?q', 'file:///a/b'], ['http:rel', 'http://h/a/b'],
  ['http://bücher.例え/ü?ü#ü'], ['http://ex%61mple.com'], ['blob:https://h/1'], ['  http://h\t/\n'], ['ws://h:80'], ['http://255.0.3'],
]) {
  const url = new URL(input, base);
  console.log(JSON.stringify([input, base, ...parts.map((part) => url[part])]));
}
for (const input of ['', 'x', 'http://', 'http://a b/', 'http://h:99999', 'http://1.2.3.4.5', 'http://[::1', 'http://xn--a', 'http://\u00ad/', 'http://@/']) {
  try {
    console.log(new URL(input).href);
  } catch (error) {
    console.log(`${error}`, error.code, JSON.stringify(error.input), URL.canParse(input), URL.parse(input));
  }
}
