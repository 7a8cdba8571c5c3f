// A script tag is for browsers: the script-tag build leaves out what a server needs.
export const onServer = false;
