// Ceph's RADOS gateway for tests: a monitor, OSDs that keep their objects in memory, and a gateway, on loopback ports and in a private
// folder. Debian packages: ceph-mon, ceph-osd, radosgw.
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { havePrograms, runTool, startDaemon, untilAnswers } from './daemon.mjs';
import { freePort } from './free-port.mjs';

/** @typedef {import('./daemon.mjs').Daemon} Daemon */

const account = { accessKeyId: 'test-access-key', secretAccessKey: 'test-secret-key' };

export const haveCeph = () =>
  havePrograms(['ceph-mon', 'ceph-osd', 'radosgw', 'ceph'], ['ceph-mon', 'ceph-osd', 'radosgw']);

/**
 * @param {string} cluster id
 * @param {string} folder
 * @param {number} monitor port
 * @param {number} osds
 * @param {number} gateway port
 */
const configuration = (cluster, folder, monitor, osds, gateway) => `[global]
fsid = ${cluster}
mon_host = [v2:127.0.0.1:${monitor}]
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
public_network = 127.0.0.0/8
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
ms_mon_client_mode = crc
ms_cluster_mode = crc
ms_service_mode = crc
ms_client_mode = crc
run_dir = ${folder}
admin_socket = ${folder}/$name.asok
log_file = ${folder}/$name.log
crash_dir = ${folder}
keyring = ${folder}/keyring
osd_pool_default_size = ${osds}
osd_pool_default_min_size = ${Math.ceil(osds / 2)}
osd_pool_default_pg_num = 4
osd_pool_default_pgp_num = 4
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
[mon]
mon_data = ${folder}/mon
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 1000
mon_warn_on_pool_no_redundancy = false
mon_data_avail_warn = 1
mon_data_avail_crit = 1
paxos_propose_interval = 0.05
paxos_min_wait = 0.01
[osd]
osd_data = ${folder}/osd$id
osd_objectstore = memstore
osd_class_update_on_start = true
osd_max_object_name_len = 2048
memstore_device_bytes = 4294967296
[client.rgw]
rgw_frontends = beast endpoint=127.0.0.1:${gateway}
rgw_thread_pool_size = 64
rgw_enable_usage_log = false
rgw_run_sync_thread = false
rgw_enable_quota_threads = false
`;

/**
 * @param {{ osds?: number, settings?: string }} [options] number of OSDs, each of which has every object; more settings of the gateway
 */
export async function startCeph({ osds = 1, settings = '' } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'ceph-'));
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const file = join(folder, 'ceph.conf');
  const log = join(folder, 'output.log');
  const cluster = randomUUID();
  const monitor = await freePort();
  writeFileSync(file, configuration(cluster, folder, monitor, osds, port) + settings);
  writeFileSync(join(folder, 'keyring'), '');
  const common = ['-c', file];
  const run = (/** @type {string} */ command, /** @type {string[]} */ ...args) =>
    runTool(command, [...common, ...args]);
  /** @type {Daemon[]} */
  const daemons = [];
  const start = (/** @type {string} */ command, /** @type {string[]} */ ...args) => {
    const daemon = startDaemon(command, [...common, '-f', ...args], log);
    daemons.push(daemon);
    return daemon;
  };
  const close = async () => {
    await Promise.all(daemons.map((daemon) => daemon.end()));
    rmSync(folder, { recursive: true, force: true });
  };

  function startOsd(/** @type {number} */ index) {
    const id = randomUUID();
    mkdirSync(join(folder, `osd${index}`));
    run('ceph', 'osd', 'new', id);
    run('ceph-osd', '-i', `${index}`, '--mkfs', '--osd-uuid', id);
    return start('ceph-osd', '-i', `${index}`);
  }

  async function startGateway() {
    const daemon = start('radosgw', '-n', 'client.rgw');
    await untilAnswers(endpoint, daemon, log);
    return daemon;
  }

  try {
    mkdirSync(join(folder, 'mon'));
    const map = join(folder, 'monmap');
    runTool('monmaptool', ['--create', '--fsid', cluster, '--addv', 'a', `[v2:127.0.0.1:${monitor}]`, map]);
    run('ceph-mon', '-i', 'a', '--mkfs', '--monmap', map);
    start('ceph-mon', '-i', 'a');
    const osdDaemons = Array.from({ length: osds }, (_, index) => startOsd(index));
    const { accessKeyId, secretAccessKey } = account;
    const keys = ['--access-key', accessKeyId, '--secret-key', secretAccessKey];
    run('radosgw-admin', 'user', 'create', '--uid=test', '--display-name=test', ...keys);
    let gateway = await startGateway();
    return {
      endpoint,
      region: 'us-east-1',
      ...account,
      version: /ceph version (\S+)/.exec(run('ceph', '--version'))?.[1] ?? '',
      osds: osdDaemons,
      /** Kills the gateway, and starts another one on the same port. */
      restartGateway: async () => {
        await gateway.end();
        gateway = await startGateway();
      },
      /** Runs a command of the `ceph` program. @param {string[]} args */
      ceph: (...args) => run('ceph', ...args),
      /** Runs a command of `radosgw-admin`. @param {string[]} args */
      admin: (...args) => run('radosgw-admin', ...args),
      close,
    };
  } catch (cause) {
    await close();
    throw cause;
  }
}
