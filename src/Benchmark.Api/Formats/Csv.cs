namespace Benchmark.Api.Formats;
internal static class Csv { public static void Write(Table table, Stream stream, bool byteOrderMark) => throw new NotImplementedException(); }
internal static class Xlsx { public static void Write(Table table, Publication publication, Stream stream) => throw new NotImplementedException(); }
internal static class JsonStat { public static void Write(Cube cube, Publication publication, Stream stream) => throw new NotImplementedException(); }
