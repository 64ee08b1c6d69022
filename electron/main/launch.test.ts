import { describe, expect, it } from 'vitest';
import { readLaunch } from './launch.ts';

describe('readLaunch', () => {
  it('opens an empty window when nothing is asked', () => {
    expect(readLaunch([])).toEqual({ kind: 'window', sample: null, files: [] });
  });
  it('opens the demonstration district', () => {
    expect(readLaunch(['--no-sandbox', '--sample=district'])).toEqual({
      kind: 'window',
      sample: 'district',
      files: [],
    });
  });
  it('does not take an unknown extent', () => {
    expect(readLaunch(['--sample=moon'])).toMatchObject({ sample: null });
  });
  it('hands over files and leaves switches and folders alone', () => {
    expect(readLaunch(['.', '--use-gl=angle', '朝阳 区.gpkg'])).toMatchObject({ files: ['朝阳 区.gpkg'] });
  });
  it('leaves everything behind --cli to the command line', () => {
    expect(readLaunch(['--no-sandbox', '--cli', 'map', 'a.gpkg', '--sample=quick'])).toEqual({
      kind: 'command-line',
      args: ['map', 'a.gpkg', '--sample=quick'],
    });
  });
  it('prints a sheet without a window', () => {
    expect(readLaunch(['--print-sheet=job.json'])).toEqual({ kind: 'print-sheet', jobFile: 'job.json' });
  });
});
