# Scores tables against Pollock's clean files with the benchmark's own measures, and prints JSON.
# Usage: score_pollock.py SCORER ARCHIVE WEIGHTS FOLDER unpack | score
# `unpack` puts the benchmark's files into FOLDER; `score` compares FOLDER/tables/* with its clean files.
import json
import os
import sys
import tarfile

scorer, archive, weights, folder, step = sys.argv[1:6]
files = os.path.join(folder, 'polluted_files')
if step == 'unpack':
    with tarfile.open(archive) as packed:
        packed.extractall(folder)
    sys.exit(0)

os.chdir(files)
measures = open(scorer, encoding='utf-8').read().replace("open('pollock_weights.json')", 'open(weights)')
exec(measures.split('\nrun(')[0])  # its measures, without its own runs
names = sorted(name for name in os.listdir('csv') if name.endswith('csv'))
given = json.load(open(weights))
scores = {}
for name in names:
    try:
        scores[name] = score('clean/' + name, rd(os.path.join(folder, 'tables', name)))
    except Exception:
        scores[name] = 0.0
kinds = {}
for name, points in scores.items():
    kinds.setdefault(name if name.startswith('file_') else '_'.join(name.split('_')[:2]), []).append(points)
print(json.dumps({
    'files': len(names),
    'simple': sum(scores.values()) / len(names),
    'weighted': sum(scores[name] * given[name] for name in names) / sum(given[name] for name in names),
    'pollutions': {kind: [len(points), sum(points) / len(points)] for kind, points in kinds.items()},
}))
