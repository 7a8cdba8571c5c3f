// The script-tag build runs only in browsers, so it leaves out the code for servers.
export const onServer = false;
