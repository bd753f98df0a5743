#!/usr/bin/env python3
"""Mesure l'aperçu : de l'enregistrement d'une fiche à sa page servie, puis au portail entier ; benches/README.md dit comment.

  benches/apercu.py --tailles 1000,10000 --passes 40 --rafale 100

Une fiche tirée au hasard reçoit une phrase ; sa page est demandée sans relâche jusqu'à ce qu'elle la montre. Une rafale
enregistre la même fiche autant de fois, sans attendre. Fils, descripteurs et mémoire sont ceux de /proc, avant et après.
"""
import argparse
import glob
import http.client
import os
import queue
import random
import re
import statistics
import subprocess
import sys
import threading
import time

PATIENCE = 600
# Plus long que de refaire un portail de dix mille pages : après ce silence, tout est refait.
CALME = 20


class Apercu:
    def __init__(self, command):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.lines = queue.Queue()
        threading.Thread(target=lambda: [self.lines.put(line) for line in self.process.stdout], daemon=True).start()
        self.port = int(re.search(r"127\.0\.0\.1:(\d+)", self.line()).group(1))
        self.wire = http.client.HTTPConnection("127.0.0.1", self.port)

    def line(self):
        return self.lines.get(timeout=PATIENCE)

    def settle(self):
        """Attend qu'un portail entier soit refait et que plus rien ne le soit."""
        self.line()
        try:
            while True:
                self.lines.get(timeout=CALME)
        except queue.Empty:
            pass

    def get(self, path):
        self.wire.request("GET", path)
        return self.wire.getresponse().read().decode()

    def until(self, path, text):
        limit = time.monotonic() + PATIENCE
        while text not in self.get(path):
            if time.monotonic() > limit:
                sys.exit("%s ne montre pas « %s »" % (path, text))
            time.sleep(0.001)

    def used(self):
        root = "/proc/%d" % self.process.pid
        status = open(root + "/status").read()
        rss = int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024
        return {"Mio": round(rss), "fils": int(re.search(r"Threads:\s+(\d+)", status).group(1)),
                "descripteurs": len(os.listdir(root + "/fd"))}


def save(path, text):
    with open(path, "w") as out:
        out.write(text)


def page(path):
    folder, code = path.split("/")[-3], os.path.splitext(os.path.basename(path))[0]
    return "/%s/%s/" % (folder, code.lower())


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--tailles", default="1000", help="nombres de pages, séparés par des virgules")
    p.add_argument("--passes", type=int, default=40)
    p.add_argument("--rafale", type=int, default=100)
    p.add_argument("--pause", type=float, default=0.5, help="secondes entre deux enregistrements, tout étant construit")
    p.add_argument("--sans-attendre", action="store_true", help="enregistrer pendant que le reste se construit")
    p.add_argument("--graine", default="7")
    p.add_argument("--garrigue", default="target/release/garrigue")
    p.add_argument("--synthese", default="target/release/examples/synthese")
    p.add_argument("--theme", default="themes/romarin")
    p.add_argument("--dossier", default="target/mesures", help="où écrire les sources")
    a = p.parse_args()
    for size in a.tailles.split(","):
        src = os.path.join(a.dossier, "%s-%s" % (size, a.graine), "content")
        if not os.path.isdir(src):
            subprocess.run([a.synthese, "--pages", size, "--seed", a.graine, "--out", src], check=True)
        start = time.monotonic()
        apercu = Apercu([a.garrigue, "serve", "--port", "0", "--content", src, "--theme", a.theme])
        first = apercu.line()
        print("\n%s pages demandées : %s (%.1f s)" % (size, first.strip(), time.monotonic() - start))
        sheets = sorted(glob.glob(os.path.join(src, "departements/*/objectifs/*.md")))
        random.seed(1)
        before, seen, whole = apercu.used(), [], []
        # Aucune mesure d'avant n'a laissé cette phrase dans les sources.
        jeton = "".join(chr(ord("a") + int(c)) for c in str(time.time_ns()))
        passage = "Passage " + jeton + " numéro %d."
        for turn in range(a.passes):
            path = random.choice([s for s in sheets if "." not in os.path.basename(s)[:-3]])
            text = open(path).read()
            assert passage % turn not in apercu.get(page(path))
            start = time.monotonic()
            save(path, text + "\n" + passage % turn + "\n")
            apercu.until(page(path), passage % turn)
            seen.append(time.monotonic() - start)
            if not a.sans_attendre:
                apercu.line()
                whole.append(time.monotonic() - start)
            time.sleep(a.pause)
            if not a.sans_attendre:
                save(path, text)
                apercu.line()
                time.sleep(a.pause)
        ms = sorted(1000 * s for s in seen)
        print("page servie : médiane %.1f ms, 9 sur 10 en moins de %.1f ms, au plus %.1f ms (%d enregistrements)"
              % (statistics.median(ms), ms[len(ms) * 9 // 10], ms[-1], len(ms)))
        if whole:
            print("portail entier : médiane %.2f s, au plus %.2f s" % (statistics.median(whole), max(whole)))
        else:
            apercu.settle()
        after = apercu.used()
        path = sheets[0]
        text = open(path).read()
        for turn in range(a.rafale):
            save(path, text + "\n" + passage % (a.passes + turn) + "\n")
        start = time.monotonic()
        apercu.until(page(path), passage % (a.passes + a.rafale - 1))
        shown = time.monotonic() - start
        apercu.line()
        print("rafale de %d : dernière page servie %.1f ms après, portail entier %.2f s après"
              % (a.rafale, 1000 * shown, time.monotonic() - start))
        save(path, text)
        apercu.line()
        print("avant %s ; après les passes %s ; après la rafale %s" % (before, after, apercu.used()))
        apercu.process.terminate()
        apercu.process.wait()
        sys.stdout.flush()


if __name__ == "__main__":
    main()
