// Answers each request of its pages, as service workers of offline sites do. Browsers then report no upload progress.
interface RequestOfPage extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

addEventListener('fetch', (event) => {
  const ofPage = event as RequestOfPage;
  ofPage.respondWith(fetch(ofPage.request));
});
