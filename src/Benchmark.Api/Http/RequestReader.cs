using Benchmark.Data.Catalog;

namespace Benchmark.Api.Http;

/// <summary>
/// Reads a request strictly: what is unknown, repeated, empty, misshapen or means nothing is an error, and all of them are found. The parameters are read
/// against the catalog of the release that the request asks about, so that an endpoint gets what they mean.
/// </summary>
/// <typeparam name="TRequest">The parameters of the endpoint.</typeparam>
internal static class RequestReader<TRequest>
    where TRequest : AnswerRequest, new()
{
    /// <param name="asked">What was asked.</param>
    /// <param name="catalogs">The catalogs of the releases.</param>
    /// <param name="readsReleases">Whether to read which release is the newest; what is computed on a caller's own figures needs no database.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async ValueTask<(TRequest Request, Findings Findings)> ReadAsync(
        Asked asked,
        Catalogs catalogs,
        bool readsReleases,
        CancellationToken cancellation)
    {
        var findings = new Findings();
        var given = Split(asked, findings);
        var format = FormatParameter.Find(asked, ValuesOf("format"));
        if (format is null && FormatParameter.NotAcceptable(asked, ValuesOf("format")) is { } notAcceptable)
            findings.Add(notAcceptable);
        format ??= asked.Formats[0];

        var history = readsReleases ? await catalogs.HistoryAsync(cancellation) : [(await catalogs.KnownAsync(cancellation)).Release];
        // A walk stays on the release it began on, whatever is published meanwhile.
        var walked = format.IsPaged && TextOf("cursor") is { } cursor ? Paging.Read(cursor)?.Release : null;
        var context = new ReadingContext
        {
            Asked = asked,
            Given = given,
            History = history,
            Catalog = readsReleases
                ? await catalogs.OfAsync(ReleaseParameter.Choose(history, TextOf("release"), TextOf("asOf"), walked).Release, cancellation)
                : await catalogs.KnownAsync(cancellation),
            Format = format,
            Findings = findings,
        };

        var parameters = RequestParameters<TRequest>.All;
        var read = new IParameter[parameters.Count];
        var canonical = new CanonicalRequest(asked.Path, read.Length);
        var request = new TRequest { Asked = asked, Catalog = context.Catalog, History = history, Canonical = canonical };
        for (var place = 0; place < read.Length; place++)
            read[place] = parameters[place].Read(request, context);
        foreach (var place in RequestParameters<TRequest>.ByName)
            canonical.Add(parameters[place].Name, read[place], parameters[place].Defaults);
        return (request, findings);

        IReadOnlyList<string> ValuesOf(string parameter) => given.GetValueOrDefault(parameter) ?? [];

        string? TextOf(string parameter) => ValuesOf(parameter) is [var text, ..] ? text : null;
    }

    /// <summary>The values of each parameter; a list is written with commas, or by repeating the parameter.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Split(Asked asked, Findings findings)
    {
        var given = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, raw) in asked.Query)
        {
            if (RequestParameters<TRequest>.Find(name) is not { } parameter)
            {
                findings.Add(Unknown(name, string.Join(',', raw.Select(value => value ?? ""))));
                continue;
            }

            var isList = parameter.Description.Shape.IsList;
            var values = new List<string>();
            foreach (var value in raw)
            {
                if (isList && value?.Contains(',') == true)
                    values.AddRange(value.Split(',', StringSplitOptions.TrimEntries));
                else
                    values.Add(value?.Trim() ?? "");
            }

            if (values.Contains(""))
                findings.Add(Fault(ErrorCodes.EmptyValue, "Tham số có giá trị trống.", "The parameter has an empty value."));
            if (!isList && values.Count > 1)
                findings.Add(Fault(ErrorCodes.RepeatedParameter, "Tham số này chỉ được ghi một lần.", "This parameter may stand only once."));

            values.RemoveAll(string.IsNullOrEmpty);
            if (isList || values.Count == 1)
                given[name] = values;

            Fault Fault(ErrorCode code, string vi, string en) => new(name, string.Join(',', values), code, new Text(vi, en));
        }

        return given;
    }

    private static Fault Unknown(string name, string value)
    {
        var known = RequestParameters<TRequest>.Names;
        return new Fault(
            name,
            value,
            ErrorCodes.UnknownParameter,
            new Text($"Không có tham số này; các tham số: {string.Join(", ", known)}.", $"There is no such parameter; there are {string.Join(", ", known)}."))
        {
            DidYouMean = Nearest.To(name, known),
            Allowed = known,
        };
    }
}
