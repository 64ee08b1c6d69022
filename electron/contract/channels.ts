/** The channels between the page and main; nothing else crosses. */
export const CHANNELS = {
  request: 'clearground:request',
  dropped: 'clearground:dropped',
  event: 'clearground:event',
} as const;
