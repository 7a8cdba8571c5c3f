// Sends the form, and shows the listing that the server answers. Without this script the browser would send it.
const answer = document.querySelector('#answer');
const kept = document.querySelector('#kept');

const picture = ({ url, width, height, alt }) =>
  Object.assign(new Image(), { src: url, width, height, alt: alt ?? '' });

document.querySelector('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  answer.textContent = 'Sending …';
  kept.replaceChildren();
  const response = await fetch('/listings', {
    method: 'POST',
    body: new FormData(event.target, event.submitter),
  }).catch(() => undefined);
  if (!response?.ok) {
    const { error } = (await response?.json().catch(() => undefined)) ?? {};
    answer.textContent = `The listing was not saved${error ? `: ${error}` : ''}. Try again.`;
    return;
  }
  const { title, photos, host } = await response.json();
  answer.textContent = `“${title}” has ${photos.length} photos${host ? ' and a portrait' : ''}, at their final addresses.`;
  kept.replaceChildren(...photos.map(picture), ...(host ? [picture(host)] : []));
});
