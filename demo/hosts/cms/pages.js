import { html } from 'hono/html';

const page = (title, content) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <script type="module" src="/element/s3-image-upload.js"></script>
      </head>
      <body>
        ${content}
      </body>
    </html>`;

/** The form with which an editor changes the article. Pictures that it has already are the element's `value`. */
export const editPage = ({ title, pictures }, error = '') =>
  page(
    `Edit: ${title}`,
    html`<h1>Edit</h1>
      ${error && html`<p role="alert">${error}</p>`}
      <form method="post" enctype="multipart/form-data">
        <p>
          <label>Title <input name="title" value="${title}" required /></label>
        </p>
        <s3-image-upload
          name="pictures"
          label="Pictures"
          variant="gallery"
          multiple
          max-files="20"
          required-alt
          metadata="strip"
          value="${JSON.stringify(pictures)}"
          value-as="json"
          upload-on="submit"
          presign-endpoint="/presign"
          presign-method="post"
        ></s3-image-upload>
        <p><button>Save</button></p>
      </form>`,
  );

export const articlePage = ({ title, pictures }) =>
  page(
    title,
    html`<article>
        <h1>${title}</h1>
        ${pictures.map(({ url, alt }) => html`<figure><img src="${url}" alt="${alt}" /></figure>`)}
      </article>
      <p><a href="/articles/coast/edit">Edit</a></p>`,
  );
