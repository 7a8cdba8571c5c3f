// The embedded storage in a process of its own, so that it can be killed and started again. Prints its address.
import { startStorage, type StorageOptions } from '../../demo/storage/storage.js';

const { url } = await startStorage(JSON.parse(process.argv[2] ?? '') as StorageOptions);
console.log(url);
