namespace Benchmark.Api.Formats;

/// <summary>The rows of a list as the JSON answer has them.</summary>
internal sealed class Rows
{
    private Rows(Type type, IEnumerable<object> all) => (Type, All) = (type, all);

    /// <summary>What each row is.</summary>
    public Type Type { get; }

    /// <summary>The rows; read once, row by row, because there may be millions.</summary>
    public IEnumerable<object> All { get; }

    public static Rows Of<T>(IEnumerable<T> rows)
        where T : class => new(typeof(T), rows);
}
