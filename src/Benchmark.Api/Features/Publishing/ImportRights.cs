using Benchmark.Api.Http;
using Benchmark.Core.DataSets;
using Benchmark.Core.Schemas;
using Benchmark.Data.Keys;

namespace Benchmark.Api.Features.Publishing;

/// <summary>Finds the rows that a key may not write, before anything is read from them.</summary>
internal static class ImportRights
{
    public static IReadOnlyList<Fault> FindForbidden(ApiKey key, PostedImport import)
    {
        var faults = new List<Fault>();
        foreach (var table in import.Tables)
        {
            foreach (var row in table.Rows)
            {
                if (faults.Count >= JsonFields.MostFaults)
                    return faults;
                if (table.File == DataSetFiles.Deletions.File)
                    CheckDeletion(row);
                else
                    CheckRow(table, row);
            }
        }

        return faults;

        void CheckRow(ImportTable table, ImportRow row)
        {
            var noun = DataSetFiles.Find(table.File)!.Noun!.Value;
            // A target is known by an id that begins with its province; both must be allowed, before any other check.
            var provinces = noun switch
            {
                Noun.Observation => CellsOf(table, row, "province"),
                Noun.Target => [.. CellsOf(table, row, "province"), .. CellsOf(table, row, "id").Select(id => id.Split('.')[0])],
                Noun.Province => CellsOf(table, row, "id"),
                _ => [],
            };
            Check(noun, provinces, import.PathOf(table.File, row.Line, null));
        }

        void CheckDeletion(ImportRow row)
        {
            // An invalid noun or id is reported by the import itself, which then changes nothing.
            if (row.Values is not [var word, var id] || !Code.TryParse<Noun>(word, out var noun))
                return;
            IReadOnlyList<string> provinces = noun is Noun.Observation or Noun.Target ? [id.Split('.')[0]] : noun == Noun.Province ? [id] : [];
            Check(noun, provinces, import.PathOf(DataSetFiles.Deletions.File, row.Line, null));
        }

        void Check(Noun noun, IReadOnlyList<string> provinces, string path)
        {
            if (!key.MayWrite(noun))
            {
                var scopes = string.Join(", ", key.Scopes);
                var message = new Text($"Khóa này chỉ được ghi: {scopes}.", $"This key may do no more than {scopes}.");
                faults.Add(new Fault(path, null, ErrorCodes.ScopeForbidden, message));
            }
            else if (provinces.FirstOrDefault(province => province.Length > 0 && !key.MayWriteOf(province)) is { } foreign)
            {
                var own = string.Join(", ", key.Provinces!);
                var message = new Text($"Khóa này chỉ được ghi dữ liệu của: {own}.", $"This key may write rows of {own} alone.");
                faults.Add(new Fault(path, foreign, ErrorCodes.ProvinceForbidden, message));
            }
        }
    }

    private static IReadOnlyList<string> CellsOf(ImportTable table, ImportRow row, string column) =>
        [.. table.Columns.Zip(row.Values).Where(cell => cell.First == column).Select(cell => cell.Second)];
}
