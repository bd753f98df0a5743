#!/usr/bin/env python3
"""Mesure Garrigue, et d'autres programmes en alternance, sur des portails de synthèse ; benches/README.md dit comment.

  benches/mesurer.py --tailles 1000,10000 --passes 5
  benches/mesurer.py --tailles 1000 --contre 'sans=garrigue build --content {src} --output {out} --no-minify'

Chaque passe part sans dossier de sortie. Temps et mémoire sont ceux du noyau (wait4) : processeur (utilisateur et
système), durée, plus grande mémoire résidente. La dernière ligne, « plancher », copie les mêmes fichiers (cp -r).
"""
import argparse
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import time


def measure(command):
    os.sync()
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("%s : %s\n%s" % (shlex.join(command), process.returncode, said.decode(errors="replace")[-2000:]))
    return {"cpu": used.ru_utime + used.ru_stime, "wall": time.monotonic() - start, "mib": used.ru_maxrss / 1024}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--tailles", default="1000", help="nombres de pages, séparés par des virgules")
    p.add_argument("--passes", type=int, default=5)
    p.add_argument("--graine", default="1")
    p.add_argument("--garrigue", default="target/release/garrigue")
    p.add_argument("--synthese", default="target/release/examples/synthese")
    p.add_argument("--theme", default="themes/romarin")
    p.add_argument("--dossier", default="target/mesures", help="où écrire sources et sorties")
    p.add_argument("--contre", action="append", default=[], metavar="NOM=COMMANDE",
                   help="un autre programme ; {src} et {out} y sont remplacés")
    a = p.parse_args()
    commands = {"garrigue": "%s build --content {src} --output {out} --theme %s --quiet"
                            % (shlex.quote(a.garrigue), shlex.quote(a.theme))}
    for other in a.contre:
        name, _, command = other.partition("=")
        commands[name] = command
    for size in a.tailles.split(","):
        root = os.path.join(a.dossier, "%s-%s" % (size, a.graine))
        src = os.path.join(root, "content")
        if not os.path.isdir(src):
            subprocess.run([a.synthese, "--pages", size, "--seed", a.graine, "--out", src], check=True)
        outs = {name: os.path.join(root, "sortie-" + name) for name in commands}
        results = {name: [] for name in [*commands, "plancher"]}
        for _ in range(a.passes):
            for name, command in commands.items():
                shutil.rmtree(outs[name], ignore_errors=True)
                results[name].append(measure(shlex.split(command.format(src=src, out=outs[name]))))
            floor = os.path.join(root, "plancher")
            shutil.rmtree(floor, ignore_errors=True)
            results["plancher"].append(measure(["cp", "-r", outs["garrigue"], floor]))
        pages = sum(f.endswith(".html") for _, _, fs in os.walk(outs["garrigue"]) for f in fs)
        median = {n: {k: statistics.median(r[k] for r in rs) for k in rs[0]} for n, rs in results.items()}
        ours = median["garrigue"]
        print("\n%s pages demandées, %d faites ; médiane de %d passe(s), %d cœur(s), graine %s"
              % (size, pages, a.passes, os.cpu_count(), a.graine))
        print("| quoi | processeur s | durée s | mémoire Mio | µs par page | garrigue / ceci : processeur | durée | mémoire |")
        print("|---|---|---|---|---|---|---|---|")
        for name, m in median.items():
            print("| %s | %.2f | %.2f | %.0f | %.0f | %.2f | %.2f | %.2f |" % (
                name, m["cpu"], m["wall"], m["mib"], m["cpu"] * 1e6 / max(pages, 1),
                ours["cpu"] / max(m["cpu"], 1e-3), ours["wall"] / max(m["wall"], 1e-3), ours["mib"] / max(m["mib"], 1e-3)))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
