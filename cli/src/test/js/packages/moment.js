'use strict';
const assert = require('node:assert');
const moment = require('moment');

const time = moment.utc('2024-02-29T13:45:06.789Z');
assert.strictEqual(time.format('YYYY-MM-DD HH:mm:ss.SSS [Q]Q'), '2024-02-29 13:45:06.789 Q1');
assert.strictEqual(time.clone().add(1, 'year').format('L'), '02/28/2025');
assert.strictEqual(time.clone().endOf('month').diff(time, 'hours'), 10);
assert.strictEqual(time.from(moment.utc('2024-03-02')), 'a day ago');
assert.strictEqual(moment.utc('31.12.1999', 'DD.MM.YYYY', true).isoWeek(), 52);
assert.strictEqual(moment('nonsense', 'YYYY', true).isValid(), false);
assert.strictEqual(moment.duration('PT1H30M').asMinutes(), 90);
assert.strictEqual(time.utcOffset(480).format(), '2024-02-29T21:45:06+08:00');
moment.locale('zh-cn');
assert.strictEqual(moment.utc('2024-02-29').format('LLLL'), '2024年2月29日星期四凌晨12点00分');
console.log('OK moment');
