'use strict';

for (const init of ['?a=1&a=2&b', 'a+b=%E8%8C%B6&%zz=&=x', [['k', 'v'], ['k', 'w']], { x: 1, y: '茶' }, new URLSearchParams('q=1'), new Map([['m', 'n']]), undefined]) {
  const params = new URLSearchParams(init);
  console.log(params.toString(), params.size, params);
}
const params = new URLSearchParams('b=2&a=1&ﬃ=3&🌈=4&a=0');
params.sort();
console.log(`${params}`, params.getAll('a'), params.has('a', '0'), params.get('none'));
params.set('a', '*-._~!\'() ');
params.delete('b', 'other');
console.log(`${params}`, [...params.keys()], params.entries(), params.values().next());
params.forEach((value, name, self) => console.log(name, value, self === params));
for (const wrong of [() => new URLSearchParams([[1]]), () => new URLSearchParams({ [Symbol.iterator]: 1 }), () => params.append('x'), () => params.get(),
  () => URLSearchParams.prototype.get.call({}, 'x'), () => params.forEach(1)]) {
  try {
    wrong();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
