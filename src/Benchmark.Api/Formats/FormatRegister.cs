namespace Benchmark.Api.Formats;

/// <summary>Every format there is.</summary>
internal static class FormatRegister
{
    /// <summary>The formats; the first is the default, and of two that are accepted alike the earlier is sent.</summary>
    public static readonly IReadOnlyList<Format> All =
    [
        Json.Format,
        Csv.Format,
        Xlsx.Format,
        JsonStat.Format,
        Ndjson.Format,
        Atom.Format,
        BibTex.Format,
        Ris.Format,
        CslJson.Format,
        PlainText.Format,
        SvgPicture.Format,
        PngPicture.Format,
        Html.Format,
    ];

    /// <summary>What each is called.</summary>
    public static readonly IReadOnlyList<string> Ids = [.. All.Select(format => format.Id)];

    /// <summary>What an answer can be given in.</summary>
    /// <param name="offers">What the route makes of its answer beside the answer itself.</param>
    public static IReadOnlyList<Format> Of(IReadOnlyCollection<Type> offers) =>
        // A picture is nothing but that: its figures have a route of their own.
        [.. All.Where(format => format.MadeOf.Count == 0 ? !offers.Contains(typeof(Picture)) : format.MadeOf.Any(offers.Contains))];
}
