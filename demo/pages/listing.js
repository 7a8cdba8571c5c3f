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
    answer.textContent = error
      ? `The listing was not saved, because an image was refused (${error}). Choose the images again.`
      : 'The listing was not saved. Try again.';
    return;
  }
  const { title, photos, host } = await response.json();
  answer.textContent = `“${title}” has ${photos.length} photos${host ? ' and a portrait' : ''}. The server has checked and kept them.`;
  kept.replaceChildren(...photos.map(picture), ...(host ? [picture(host)] : []));
});
