'use strict';

const { setTimeout: sleep } = require('node:timers/promises');
const express = require('express');
const { HttpError } = require('../lib/errors');

/** How long the bank takes; a shutdown waits for it. */
const paymentMillis = Number(process.env.PAYMENT_MILLIS ?? 50);

let orders = 0;

module.exports = () => {
  const router = express.Router();

  router.get('/', (req, res) => {
    if (req.cart.count === 0) res.redirect(303, '/cart');
    else res.render('checkout', { title: 'Checkout' });
  });

  router.post('/', async (req, res) => {
    const { name = '', address = '' } = req.body ?? {};
    if (req.cart.count === 0) throw new HttpError(400, 'The cart is empty');
    if (name.trim() === '' || address.trim() === '') throw new HttpError(400, 'Name and address, please');
    await sleep(paymentMillis);
    const order = { number: ++orders, name: name.trim(), address: address.trim(), total: req.cart.total, lines: req.cart.lines };
    req.cart.clear();
    res.status(201).render('order', { title: `Order ${order.number}`, order });
  });

  return router;
};
