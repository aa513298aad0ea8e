using System.Reflection;
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
    /// <summary>The parameters, those of every route first, then those of its own.</summary>
    private static readonly IReadOnlyList<RequestParameter<TRequest>> All =
    [
        .. typeof(TRequest).GetProperties()
            .Where(property => property.IsDefined(typeof(ParameterAttribute)))
            // The sort is stable: within one record they stay as they are declared.
            .OrderBy(property => DepthOf(property.DeclaringType!))
            .Select(RequestParameter<TRequest>.Of),
    ];

    /// <summary>The place of each in <see cref="All"/>, by name as the canonical form has them.</summary>
    private static readonly IReadOnlyList<int> ByName = [.. Enumerable.Range(0, All.Count).OrderBy(place => All[place].Name, StringComparer.Ordinal)];

    /// <summary>Those that a request may name. The others stand at their defaults.</summary>
    private static readonly Dictionary<string, RequestParameter<TRequest>> Known = All
        .Where(parameter => !typeof(TRequest).IsAssignableTo(typeof(IPictureRequest)) || !IPictureRequest.NotTaken.Contains(parameter.Name))
        .ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);

    /// <summary>The names of those, in order.</summary>
    private static readonly IReadOnlyList<string> Names = [.. Known.Keys.Order(StringComparer.Ordinal)];

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

        var read = new IParameter[All.Count];
        var canonical = new CanonicalRequest(asked.Path, read.Length, asked.Prefix);
        var request = new TRequest { Asked = asked, Catalog = context.Catalog, History = history, Canonical = canonical };
        for (var place = 0; place < read.Length; place++)
            read[place] = All[place].Read(request, context);
        foreach (var place in ByName)
            canonical.Add(All[place].Name, read[place], All[place].Defaults);
        return (request, findings);

        IReadOnlyList<string> ValuesOf(string parameter) => given.GetValueOrDefault(parameter) ?? [];

        string? TextOf(string parameter) => ValuesOf(parameter) is [var text, ..] ? text : null;
    }

    /// <summary>What each is, those of its own first.</summary>
    public static IReadOnlyList<ParameterDescription> Describe() =>
        [.. typeof(TRequest)
            .GetProperties()
            .Select(property => Known.GetValueOrDefault(RequestParameter<TRequest>.NameOf(property)))
            .OfType<RequestParameter<TRequest>>()
            .Select(parameter => parameter.Description)];

    /// <summary>The values of each parameter; a list is written with commas, or by repeating the parameter.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Split(Asked asked, Findings findings)
    {
        var given = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, raw) in asked.Query)
        {
            if (Known.GetValueOrDefault(name) is not { } parameter)
            {
                findings.Add(Fault.UnknownParameter(name, string.Join(',', raw.Select(value => value ?? "")), Names));
                continue;
            }

            if (asked.NotUtf8.Contains(name))
            {
                findings.Add(Fault.NotUtf8(name, string.Join(',', raw.Select(value => value ?? ""))));
                continue;
            }

            var shape = parameter.Description.Shape;
            var isList = shape.IsList;
            var values = new List<string>();
            foreach (var value in raw)
            {
                if (isList && value?.Contains(',') == true)
                    values.AddRange(value.Split(',', StringSplitOptions.TrimEntries));
                else
                    values.Add(value?.Trim() ?? "");
            }

            if (values.Contains(""))
                findings.Add(Fault.Empty(name, string.Join(',', values)));
            if (!isList && values.Count > 1)
                findings.Add(Fault.Repeated(name, string.Join(',', values)));

            if (!isList && !shape.IsFreeText && values is [var single] && single.Contains(','))
            {
                var parts = NearMiss.OfList(single, shape);
                findings.Add(new Fault(
                    name,
                    single,
                    ErrorCodes.SeveralValues,
                    new Text(
                        "Tham số này chỉ nhận một giá trị, không nhận danh sách có dấu phẩy.",
                        "This parameter takes one value, not a list with commas."))
                {
                    DidYouMean = parts,
                });
                // What else is wrong is found with the first of them.
                values = [parts is [var first, ..] ? first : ""];
            }

            values.RemoveAll(string.IsNullOrEmpty);
            if (isList || values.Count == 1)
                given[name] = values;
        }

        return given;
    }

    private static int DepthOf(Type type) => type.BaseType is { } parent ? 1 + DepthOf(parent) : 0;
}

/// <summary>A parameter of a request record.</summary>
internal abstract class RequestParameter<TRequest>(ParameterDescription description)
{
    public ParameterDescription Description => description;

    public string Name => description.Name;

    /// <summary>What is meant where nothing is written; empty for nothing.</summary>
    public IReadOnlyList<string> Defaults { get; } = description.About.Default is { } value ? [value] : [];

    public static RequestParameter<TRequest> Of(PropertyInfo property) => (RequestParameter<TRequest>)Activator.CreateInstance(
        typeof(RequestParameter<,>).MakeGenericType(typeof(TRequest), property.PropertyType),
        property)!;

    public static string NameOf(PropertyInfo property) => char.ToLowerInvariant(property.Name[0]) + property.Name[1..];

    /// <summary>Reads it into the request.</summary>
    public abstract IParameter Read(TRequest request, ReadingContext context);
}

/// <summary>A parameter of one kind.</summary>
internal sealed class RequestParameter<TRequest, TParameter>(PropertyInfo property)
    : RequestParameter<TRequest>(new ParameterDescription(NameOf(property), property.GetCustomAttribute<ParameterAttribute>()!, TParameter.Shape))
    where TParameter : IParameter<TParameter>
{
    private readonly Action<TRequest, TParameter> _set = property.SetMethod!.CreateDelegate<Action<TRequest, TParameter>>();

    public override IParameter Read(TRequest request, ReadingContext context)
    {
        var parameter = TParameter.Read(new Reading(context, Name, Defaults));
        _set(request, parameter);
        return parameter;
    }
}
