'use strict';
const assert = require('node:assert');
const _ = require('lodash');

const people = [{ name: '王', age: 30 }, { name: '李', age: 20 }, { name: 'Éva', age: 30 }];
assert.deepStrictEqual(_(people).groupBy('age').mapValues((list) => _.map(list, 'name')).value(), { 20: ['李'], 30: ['王', 'Éva'] });
assert.deepStrictEqual(_.sortBy(people, ['age', 'name'])[0].name, '李');
assert.deepStrictEqual(_.chunk([1, 2, 3, 4, 5], 2), [[1, 2], [3, 4], [5]]);
assert.strictEqual(_.camelCase('--foo-bar--'), 'fooBar');
assert.strictEqual(_.deburr('déjà vu'), 'deja vu');
assert.strictEqual(_.get({ a: [{ b: { c: 3 } }] }, 'a[0].b.c'), 3);
assert.strictEqual(_.template('hello <%- user %>!')({ user: '<b>' }), 'hello &lt;b&gt;!');
assert.deepStrictEqual(_.merge({ a: [{ b: 2 }] }, { a: [{ c: 3 }] }), { a: [{ b: 2, c: 3 }] });
const deep = { date: new Date(0), set: new Set([1]), map: new Map([[1, { a: 1 }]]), bytes: Buffer.from('x') };
const copy = _.cloneDeep(deep);
assert.ok(_.isEqual(copy, deep) && copy.map.get(1) !== deep.map.get(1));
assert.ok(_.isBuffer(copy.bytes) && _.isTypedArray(copy.bytes) && _.isArguments((function () { return arguments; })()));

let calls = 0;
const debounced = _.debounce(() => calls++, 5);
debounced();
debounced();
setTimeout(() => {
  assert.strictEqual(calls, 1);
  console.log('OK lodash');
}, 50);
