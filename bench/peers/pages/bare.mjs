import { formOf, presign } from './presigned.mjs';

const AT_ONCE = 6;

function post(target, file) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.onload = resolve;
    request.onerror = reject;
    request.open('POST', target.url);
    request.send(formOf(target, file));
  });
}

contest.take = (files) => {
  const line = files.values();
  const work = async () => {
    for (const file of line) {
      await post(await presign(file), file);
      contest.stored();
    }
  };
  Promise.all(Array.from({ length: AT_ONCE }, work)).catch(contest.failed);
};
