'use strict';

const express = require('express');
const { parseQuantity } = require('../lib/cart');

module.exports = (catalog) => {
  const router = express.Router();

  router.get('/', (req, res) => {
    res.render('cart', { title: 'Cart' });
  });

  router.post('/', (req, res) => {
    const { product, quantity = '1' } = req.body ?? {};
    req.cart.add(catalog.get(product), parseQuantity(quantity));
    res.redirect(303, '/cart');
  });

  router.post('/remove', (req, res) => {
    req.cart.remove(catalog.get(req.body?.product));
    res.redirect(303, '/cart');
  });

  return router;
};
