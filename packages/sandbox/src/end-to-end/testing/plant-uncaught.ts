/** Loaded into the hub by a test: at SIGUSR2 something throws that nobody catches, as from within the Discord library or from elsewhere. */
const lines: Readonly<Record<string, string>> = {
  library: '    at onPacket (/app/node_modules/discord.js/src/client/websocket/handlers/MESSAGE_CREATE.js:4:11)',
  elsewhere: '    at look (/app/packages/hub/src/monitoring/poller/start-poller.ts:40:3)',
};

process.on('SIGUSR2', () => {
  setImmediate(() => {
    const error = new TypeError('planted by a test');
    error.stack = `TypeError: ${error.message}\n${lines[process.env['HERALD_PLANTED'] ?? ''] ?? ''}`;
    throw error;
  });
});
