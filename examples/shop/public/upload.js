'use strict';

// Uploads without leaving the page; without scripts the form does the same by itself.
const form = document.getElementById('upload');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const response = await fetch(form.action, { method: 'POST', body: new FormData(form), headers: { accept: 'application/json' } });
  const answer = await response.json();
  form.querySelector('output').value = response.ok ? `${answer.name}: ${answer.size} bytes` : answer.error.message;
  if (response.ok) location.reload();
});
