// OpenStack Swift with its S3 API for tests: one server of each kind, one copy of each object, on loopback ports and in a private folder.
// Debian packages: memcached, swift-proxy, swift-account, swift-container, swift-object. /etc/swift/swift.conf is the one of the packages.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { havePrograms, runTool, startDaemon, untilAnswers } from './daemon.mjs';
import { freePort } from './free-port.mjs';

const account = { accessKeyId: 'test:tester', secretAccessKey: 'testing' };

const PARTS = ['account', 'container', 'object'];

const SHARED_CONFIGURATION = '/etc/swift/swift.conf';

export const haveSwift = () =>
  havePrograms(
    ['memcached', 'swift-proxy-server', ...PARTS.map((part) => `swift-${part}-server`)],
    ['memcached', 'swift-proxy', ...PARTS.map((part) => `swift-${part}`)],
  ) && existsSync(SHARED_CONFIGURATION);

/** @param {string} folder @param {number} port */
const common = (folder, port) => `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
user = ${userInfo().username}
swift_dir = ${folder}
workers = 0
`;

/** @param {string} folder @param {number} port @param {string} part */
const partConfiguration = (folder, port, part) => `${common(folder, port)}devices = ${folder}/devices
mount_check = false
disable_fallocate = true
[pipeline:main]
pipeline = ${part}-server
[app:${part}-server]
use = egg:swift#${part}
`;

/** CORS is a setting of the proxy: the S3 API of Swift has none for a bucket. @param {string} folder @param {number} port @param {number} cache port */
const proxyConfiguration = (folder, port, cache) => `${common(folder, port)}cors_allow_origin = *
cors_expose_headers = etag, x-amz-request-id
[pipeline:main]
pipeline = catch_errors gatekeeper listing_formats cache s3api tempauth copy dlo slo versioned_writes proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:${cache}
[filter:s3api]
use = egg:swift#s3api
cors_preflight_allow_origin = *
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = ${account.secretAccessKey} .admin
[filter:copy]
use = egg:swift#copy
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:dlo]
use = egg:swift#dlo
[filter:versioned_writes]
use = egg:swift#versioned_writes
[filter:slo]
use = egg:swift#slo
`;

/** Writes the rings, by Python since each call of `swift-ring-builder` takes more than a second. Arguments: folder, then part=port. */
const RINGS = `
import sys
from swift.common.ring import RingBuilder
for part, port in (argument.split('=') for argument in sys.argv[2:]):
    builder = RingBuilder(1, 1, 1)
    builder.add_dev({'region': 1, 'zone': 1, 'ip': '127.0.0.1', 'port': int(port), 'device': 'disk', 'weight': 1})
    builder.rebalance()
    builder.get_ring().save('%s/%s.ring.gz' % (sys.argv[1], part))
`;

export async function startSwift() {
  const folder = mkdtempSync(join(tmpdir(), 'swift-'));
  const log = join(folder, 'output.log');
  /** @type {import('./daemon.mjs').Daemon[]} */
  const daemons = [];
  const close = async () => {
    await Promise.all(daemons.map((daemon) => daemon.end()));
    rmSync(folder, { recursive: true, force: true });
  };

  async function start(/** @type {string} */ name, /** @type {number} */ port, /** @type {string} */ text) {
    const file = join(folder, `${name}-server.conf`);
    writeFileSync(file, text);
    const daemon = startDaemon(`swift-${name}-server`, [file, '--verbose'], log);
    daemons.push(daemon);
    await untilAnswers(`http://127.0.0.1:${port}/`, daemon, log);
  }

  try {
    mkdirSync(join(folder, 'devices/disk'), { recursive: true });
    const cache = await freePort();
    daemons.push(
      startDaemon('memcached', ['-l', '127.0.0.1', '-p', `${cache}`, '-u', userInfo().username], log),
    );
    const ports = await Promise.all([...PARTS, 'proxy'].map(() => freePort()));
    const [port = 0] = ports.slice(-1);
    const rings = PARTS.map((part, index) => `${part}=${ports[index]}`);
    runTool('/usr/bin/python3', ['-c', RINGS, folder, ...rings]); // the Python for which Debian packages are
    await Promise.all([
      ...PARTS.map((part, index) =>
        start(part, ports[index] ?? 0, partConfiguration(folder, ports[index] ?? 0, part)),
      ),
      start('proxy', port, proxyConfiguration(folder, port, cache)),
    ]);
    const endpoint = `http://127.0.0.1:${port}`;
    const { swift } = await (await fetch(`${endpoint}/info`)).json();
    return { endpoint, region: 'us-east-1', ...account, version: String(swift.version), log, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}
