#!/usr/bin/env bash
# How fast an import is, beside the sqlite3 shell importing the same file into an equal table with equal indexes, in one run.
# With the address of a PostgreSQL whose user may make databases, the same there beside psql.
#   tests/import-speed.sh [observations, 1000000 by default] [postgres://user@host:port/postgres]
set -euo pipefail
cd "$(dirname "$0")/.."

count=${1:-1000000}
server=${2:-}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
database="$folder/benchmark.db"
dotnet build src/Benchmark.Api --configuration Release --verbosity quiet --nologo > /dev/null
run() { dotnet src/Benchmark.Api/bin/Release/net10.0/Benchmark.Api.dll "$@"; }

run import seed --database "$database"

# Every unit that exists today, every year the tables allow, and as many indicators as that takes; a third of the rows have a second source and a note.
units=$(awk -F, 'NR > 1 && $0 !~ /,[0-9]{4}-[0-9]{2}-[0-9]{2},[0-9]{4}-[0-9]{2}-[0-9]{2},/ && $1 ~ /-2025$/ { print $1 }' seed/provinces.csv)
source=$(awk -F, 'NR == 2 { print $1 }' seed/sources.csv)
second=$(awk -F, 'NR == 3 { print $1 }' seed/sources.csv)
mkdir "$folder/set"
# The columns up to the last note: those that came later need not be there.
header() { head -n 1 "seed/$1.csv" | sed 's/,note_en,.*/,note_en/' > "$folder/set/$1.csv"; }
header indicators
header series
header observations
awk -v count="$count" -v units="$units" -v source="$source" -v second="$second" -v folder="$folder/set" '
    BEGIN {
        places = split(units, unit, "\n")
        for (made = 0; made < count; made++) {
            place = made % places + 1
            year = 1900 + int(made / places) % 301
            indicator = "speed-" (int(made / places / 301) + 1)
            if (!(indicator in known)) {
                known[indicator]
                print indicator ",Tốc độ,Speed,number,percent,phần trăm,percent,higher-is-better,digital-economy,,,,,,,,linear,yes,2," source ",," >> (folder "/indicators.csv")
                print indicator ",measured,Đo,Measured,,,,,yes,yes,,," >> (folder "/series.csv")
            }
            value = (made * 7919 % 9973) / 100
            rest = made % 3 == 0 ? second ",Được nêu trong bài về báo cáo thường niên.,Named in the text of the annual report coverage." : ",,"
            print unit[place] "," indicator "," year ",measured,1," value ",2025-01-06,official," source "," rest >> (folder "/observations.csv")
        }
    }'
file="$folder/set/observations.csv"
rows=$(($(wc -l < "$file") - 1))

# Prints the seconds, and the most memory in MiB where GNU time is there to tell.
timed() {
    local label=$1 start end
    shift
    start=$(date +%s.%N)
    if [[ -x /usr/bin/time ]]; then
        /usr/bin/time --format "%M" --output "$folder/memory" "$@"
    else
        "$@"
        echo 0 > "$folder/memory"
    fi
    end=$(date +%s.%N)
    awk -v label="$label" -v rows="$rows" -v start="$start" -v end="$end" -v memory="$(tail -n 1 "$folder/memory")" 'BEGIN {
        printf "%-14s %8.1f s %10d rows/s", label, end - start, rows / (end - start)
        if (memory > 0) printf " %6d MiB at most", memory / 1024
        printf "\n"
    }'
    awk -v start="$start" -v end="$end" 'BEGIN { print end - start }' > "$folder/seconds"
}

echo "$rows observations, $(du -m "$file" | cut -f 1) MiB"
timed import dotnet src/Benchmark.Api/bin/Release/net10.0/Benchmark.Api.dll import "$folder/set" --database "$database" --reason "How fast" > "$folder/log"
tail -n 1 "$folder/log"
ours=$(cat "$folder/seconds")
timed "nothing new" dotnet src/Benchmark.Api/bin/Release/net10.0/Benchmark.Api.dll import "$folder/set" --database "$database" --reason "How fast" > "$folder/log"
tail -n 1 "$folder/log"

if ! command -v sqlite3 > /dev/null; then
    echo "There is no sqlite3 shell on the PATH, so there is nothing to compare with." >&2
    exit 0
fi

found=$(sqlite3 "$database" "select count(*) from observation where indicator glob 'speed-*'")
if [[ $found != "$rows" ]]; then
    echo "The import took $found of $rows rows." >&2
    exit 1
fi

# An equal table: strict, with the same key, constraints and indexes; an empty cell becomes null as in the import.
sqlite3 "$database" ".schema observation" | sed 's/ references [a-z]* ([a-z]*)//' | grep -v 'foreign key' > "$folder/schema.sql"
cat > "$folder/shell.sql" <<SQL
pragma journal_mode = wal;
pragma synchronous = full;
.read $folder/schema.sql
create temp table cells (province, indicator, year, series, revision, value, vintage, certainty, source, second_source, note_vi, note_en);
.import --csv --skip 1 $file cells
insert into observation
select province, indicator, year, series, revision, value, nullif(vintage, ''), certainty, source, nullif(second_source, ''), nullif(note_vi, ''), nullif(note_en, ''), 1
from cells;
pragma wal_checkpoint(truncate);
SQL
timed "sqlite3 shell" sqlite3 "$folder/shell.db" ".read $folder/shell.sql" > "$folder/log"
tail -n 1 "$folder/log"
found=$(sqlite3 "$folder/shell.db" "select count(*) from observation")
if [[ $found != "$rows" ]]; then
    echo "The shell took $found of $rows rows." >&2
    exit 1
fi

awk -v ours="$ours" -v shell="$(cat "$folder/seconds")" 'BEGIN { printf "The import takes %.1f times as long as the shell.\n", ours / shell }'

if [[ -z $server ]]; then
    exit 0
fi

name=benchmark_speed
address="${server%/*}/$name"
psql --quiet --dbname "$server" --command "drop database if exists $name with (force)" --command "create database $name encoding 'UTF8' template template0"
run import seed --database "$address"
timed "on PostgreSQL" dotnet src/Benchmark.Api/bin/Release/net10.0/Benchmark.Api.dll import "$folder/set" --database "$address" --reason "How fast" > "$folder/log"
tail -n 1 "$folder/log"
ours=$(cat "$folder/seconds")
found=$(psql --quiet --tuples-only --no-align --dbname "$address" --command "select count(*) from observation where indicator ~ '^speed-'")
if [[ $found != "$rows" ]]; then
    echo "The import took $found of $rows rows." >&2
    exit 1
fi

# With the same key, constraints and indexes, as above without references.
psql --quiet --dbname "$address" --command "create table copied (like observation including all)"
columns="province, indicator, year, series, revision, value, vintage, certainty, source, second_source, note_vi, note_en"
timed "psql" psql --quiet --dbname "$address" --command "\\copy copied ($columns) from '$file' (format csv, header)" > "$folder/log"
tail -n 1 "$folder/log"
awk -v ours="$ours" -v shell="$(cat "$folder/seconds")" 'BEGIN { printf "The import takes %.1f times as long as psql.\n", ours / shell }'
psql --quiet --dbname "$server" --command "drop database $name with (force)"
