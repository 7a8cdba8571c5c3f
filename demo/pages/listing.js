// Shows what the form would send. A real page lets the browser send it.
const sent = document.querySelector('#sent');

document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  const entries = [...new FormData(event.target, event.submitter)];
  sent.replaceChildren(
    ...entries.map(([name, value]) => {
      const line = document.createElement('li');
      line.append(Object.assign(document.createElement('b'), { textContent: name }), ` ${value}`);
      return line;
    }),
  );
});
