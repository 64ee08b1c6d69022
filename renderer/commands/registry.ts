import type { AppState } from '../state/store.ts';
import { getApp, setApp } from '../state/store.ts';
import { showCatalogue } from './catalogue.ts';
import type { Command } from './command.ts';
import { toggleBlink, toggleSwipe } from './compare.ts';
import { chooseData } from './data.ts';
import { redo, undo } from './edit.ts';
import { showBands } from './layers.ts';
import { leaveMeasure, startMeasure } from './measure.ts';
import { closeProject, newProject, openProject, openSample } from './project.ts';
import { enterReview } from './review.ts';
import { reviewCommands } from './review-keys.ts';
import { composeSheet } from './sheet.ts';
import { startUnitCheck, unitLayer } from './units.ts';
import { fitAll, setHover, setLanguage, setSelection, setTheme, showOverlay, showTask, toggleTable } from './view.ts';

const hasProject = (state: AppState): boolean => state.snapshot.project !== null;
const hasScenes = (state: AppState): boolean => state.snapshot.layers.some((layer) => layer.role === 'scene');

const hasUnits = (state: AppState): boolean => unitLayer(state.snapshot.layers) !== null;

/** Every command of the window. Ids that the desktop's menu uses are the same. */
export const commands: readonly Command[] = [
  { id: 'sample.quick', words: 'cmd.sample-quick', run: () => openSample('quick') },
  { id: 'sample.district', words: 'cmd.sample-district', run: () => openSample('district') },
  { id: 'project.new', words: 'cmd.new-project', keys: ['Ctrl+N'], run: newProject },
  { id: 'project.open', words: 'cmd.open-project', keys: ['Ctrl+O'], run: openProject },
  { id: 'project.close', words: 'cmd.close-project', when: hasProject, run: closeProject },
  { id: 'data.open', words: 'cmd.add-data', keys: ['Ctrl+I'], when: hasProject, run: chooseData },
  { id: 'catalogue.show', words: 'cmd.catalogue', keys: ['Ctrl+L'], when: hasProject, run: () => showCatalogue() },
  { id: 'units.check', words: 'cmd.units-check', when: hasUnits, run: startUnitCheck },
  { id: 'edit.undo', words: 'cmd.undo', keys: ['Ctrl+Z'], when: (state) => state.snapshot.canUndo !== null, run: undo },
  {
    id: 'edit.redo',
    words: 'cmd.redo',
    keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
    when: (state) => state.snapshot.canRedo !== null,
    run: redo,
  },
  { id: 'palette.show', words: 'cmd.palette', keys: ['Ctrl+K'], hidden: true, run: () => showOverlay('palette') },
  { id: 'shortcuts.show', words: 'cmd.shortcuts', keys: ['?'], run: () => showOverlay('shortcuts') },
  { id: 'about.show', words: 'cmd.about', run: () => showOverlay('about') },
  { id: 'data.show', words: 'cmd.go-data', when: hasProject, run: () => showTask('data') },
  { id: 'dumps.show', words: 'cmd.go-detection', keys: ['Ctrl+1'], when: hasProject, run: () => showTask('detection') },
  { id: 'review.show', words: 'cmd.go-review', keys: ['Ctrl+2'], when: hasProject, run: enterReview },
  {
    id: 'coverage.show',
    words: 'cmd.go-coverage',
    keys: ['Ctrl+3'],
    when: hasProject,
    run: () => showTask('coverage'),
  },
  { id: 'plan.show', words: 'cmd.go-plan', keys: ['Ctrl+4'], when: hasProject, run: () => showTask('plan') },
  { id: 'sheet.show', words: 'cmd.go-sheet', keys: ['Ctrl+P'], when: hasProject, run: enterSheet },
  { id: 'table.toggle', words: 'cmd.toggle-table', keys: ['Ctrl+T'], when: hasProject, run: toggleTable },
  { id: 'map.fit', words: 'cmd.fit-all', keys: ['Ctrl+0'], when: hasProject, run: fitAll },
  { id: 'map.measure-distance', words: 'cmd.measure-distance', when: hasProject, run: () => startMeasure('distance') },
  { id: 'map.measure-area', words: 'cmd.measure-area', when: hasProject, run: () => startMeasure('area') },
  { id: 'map.swipe', words: 'cmd.swipe', keys: ['S'], when: hasScenes, run: toggleSwipe },
  { id: 'map.blink', words: 'cmd.blink', keys: ['B'], when: hasScenes, run: toggleBlink },
  { id: 'bands.true', words: 'cmd.bands-true', when: hasScenes, run: () => showBands('true') },
  { id: 'bands.nir', words: 'cmd.bands-nir', when: hasScenes, run: () => showBands('nir') },
  { id: 'bands.swir', words: 'cmd.bands-swir', when: hasScenes, run: () => showBands('swir') },
  {
    id: 'language.toggle',
    words: 'cmd.toggle-language',
    run: () => setLanguage(getApp().language === 'zh' ? 'en' : 'zh'),
  },
  { id: 'theme.system', words: 'cmd.theme-system', run: () => setTheme('system') },
  { id: 'theme.light', words: 'cmd.theme-light', run: () => setTheme('light') },
  { id: 'theme.dark', words: 'cmd.theme-dark', run: () => setTheme('dark') },
  { id: 'tool.leave', words: 'cmd.escape', keys: ['Escape'], hidden: true, run: leaveTools },
  ...reviewCommands,
];

export const commandById = (id: string): Command | undefined => commands.find((command) => command.id === id);

/** Runs a command by its id if it makes sense now; unknown ids do nothing. */
export function runCommand(id: string): void {
  const command = commandById(id);
  if (command && (command.when?.(getApp()) ?? true)) void command.run();
}

function enterSheet(): void {
  showTask('sheet');
  void composeSheet();
}

function leaveTools(): void {
  if (getApp().overlay !== 'none') {
    showOverlay('none');
    return;
  }
  leaveMeasure();
  setHover(null);
  setSelection(null);
  setApp({ pointedAt: [] });
}
