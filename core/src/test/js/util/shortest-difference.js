'use strict';
const { diff } = require('util');

const show = (actual, expected) => console.log(JSON.stringify(diff(actual, expected)));
show('same', 'same');
show('', 'ab');
show('abcabba', 'cbabac');
show(['a', 'b', 'c'], ['b', 'c', 'd']);
for (const args of [[5, 'x'], ['x', {}], [['a', 1], ['a']]]) {
  try {
    diff(...args);
  } catch (error) {
    console.log(error.code, error.message);
  }
}
