// Answers each request of its pages, as the workers of sites do that work offline: browsers then report no upload progress.
interface RequestOfPage extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

addEventListener('fetch', (event) => {
  const ofPage = event as RequestOfPage;
  ofPage.respondWith(fetch(ofPage.request));
});
