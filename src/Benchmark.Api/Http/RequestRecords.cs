using System.Diagnostics.CodeAnalysis;
using System.Text;
using Benchmark.Api.Formats;
using Benchmark.Core.Releases;
using Benchmark.Data.Catalog;
using Benchmark.Data.Releases;
using FluentValidation;

namespace Benchmark.Api.Http;

/// <summary>The parameters every route of the contract takes, and what they were read against.</summary>
internal abstract record AnswerRequest
{
    [Parameter("The format of the answer; wins over the Accept header. What cannot be given is 406.", Default = "json", FollowsHeader = true)]
    public FormatParameter Format { get; init; } = null!;

    [Parameter(
        "The language of problem documents and human formats; wins over Accept-Language. Data always carry both languages.",
        Default = "vi",
        FollowsHeader = true)]
    public LanguageParameter Lang { get; init; } = null!;

    /// <summary>What was asked, as it was written.</summary>
    public Asked Asked { get; init; } = null!;

    /// <summary>The catalog of the release to answer from.</summary>
    public Catalog Catalog { get; init; } = null!;

    /// <summary>The releases there are, oldest first.</summary>
    public IReadOnlyList<LoadedRelease> History { get; init; } = [];

    /// <summary>The request in its canonical form.</summary>
    public CanonicalRequest Canonical { get; init; } = null!;

    /// <summary>The release to answer from: the newest, or the one asked for.</summary>
    public Release Published => Catalog.Release.Release;

    /// <summary>The links of the answer.</summary>
    /// <param name="next">That to the page that follows; null on the last.</param>
    public Links LinksWith(string? next)
    {
        var canonical = Canonical.Link();
        return new Links(Asked.Self, canonical, PermanentLink() ?? canonical, next);
    }

    /// <summary>The link to the request at the release it is answered from; null where no release can be named.</summary>
    protected virtual string? PermanentLink() => null;
}

/// <summary>The parameters every route that reads data takes besides.</summary>
internal abstract record DataRequest : AnswerRequest
{
    [Parameter("The release to answer from; the figures of a pinned answer never change.", Example = "2026-11-21.1")]
    public ReleaseParameter Release { get; init; } = null!;

    [Parameter("A day: the newest release published by its end (UTC+7).", Example = "2026-11-21")]
    public AsOfParameter AsOf { get; init; } = null!;

    /// <summary>A link to another answer, of the release that was asked for.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="parameters">Its parameters in the order of their names, each with its value; what has none is left out.</param>
    public string LinkTo(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var link = new CanonicalRequest(path, parameters.Length + 1, Asked.Prefix);
        var isPinned = Release.Canonical.Count == 0;
        foreach (var (name, value) in parameters)
        {
            if (!isPinned && string.CompareOrdinal(name, "release") > 0)
            {
                link.Add("release", Release.Canonical);
                isPinned = true;
            }

            link.Add(name, value is null ? [] : [value]);
        }

        if (!isPinned)
            link.Add("release", Release.Canonical);
        return link.Link();
    }

    protected sealed override string? PermanentLink() => Canonical.Link(["release"], "release", Published.Id);
}

/// <summary>What is asked for as a picture: how rows and files are shaped means nothing to it.</summary>
internal interface IPictureRequest
{
    /// <summary>The parameters that are not taken.</summary>
    static readonly IReadOnlyList<string> NotTaken = ["bom", "cursor", "decimal", "display", "fields", "limit", "sort", "vintage"];
}

/// <summary>What is shown as a picture, and never as JSON.</summary>
internal interface IPictured;

/// <summary>The parameters every table takes besides.</summary>
internal abstract record TabularRequest : DataRequest
{
    [Parameter("`true` begins a CSV with the mark by which Excel knows UTF-8; goes with `format=csv` only.", Default = "false")]
    public ByteOrderMarkParameter Bom { get; init; } = null!;

    [Parameter(
        "`comma` writes a CSV for spreadsheets of locales with a decimal comma, the Vietnamese among them: `17,34`, a semicolon between cells, and the "
            + "byte-order "
            + "mark; goes with `format=csv` only.",
        Default = "point")]
    [SuppressMessage("Naming", "CA1720", Justification = "The name of the parameter in the contract.")]
    public DecimalParameter Decimal { get; init; } = null!;

    /// <summary>The fields asked for; null for all.</summary>
    public virtual FieldSelection? FieldsAsked => null;

    /// <summary>Whether an order was asked for.</summary>
    public virtual bool IsSorted => false;
}

/// <summary>The parameters every list takes besides.</summary>
internal abstract record ListRequest : TabularRequest
{
    [Parameter("How many rows a page holds.", Default = "100")]
    public LimitParameter Limit { get; init; } = null!;

    [Parameter("Where the page begins; taken from links.next, never made by hand.")]
    public CursorParameter Cursor { get; init; } = null!;

    /// <summary>The page asked for; a format without pages holds every row.</summary>
    public Page Page => Format.Value.IsPaged ? new Page(Cursor.After, Limit.Value) : new Page([], int.MaxValue - 1);

    /// <summary>What is walked through: the request without the page. A cursor of another list, or of other filters, would skip rows.</summary>
    public string Selection() => Canonical.Bare(["cursor", "limit"]);

    /// <summary>The link to the page that begins after a row.</summary>
    public string PageAfter(string[] key) => Canonical.Link(["cursor"], "cursor", Paging.Cursor(Catalog.Release, Selection(), key));
}

/// <summary>What the parameters of a request must be together. The kinds of the parameters check each alone.</summary>
internal abstract class RequestRules<T> : FastEndpoints.Validator<T>
    where T : AnswerRequest;

/// <summary>The rules of what reads data.</summary>
internal class DataRules<T> : RequestRules<T>
    where T : DataRequest
{
    public DataRules() => RuleFor(request => request.AsOf)
        .Must((request, asOf) => !asOf.IsGiven || !request.Release.IsGiven)
        .WithState(request => new Fault(
            "asOf",
            request.AsOf.Text,
            ErrorCodes.ConflictingParameter,
            new Text("Chỉ dùng release hoặc asOf, không dùng cả hai.", "Use release or asOf, not both."))
        {
            Stage = FaultStage.Together,
        });
}

/// <summary>The rules of a table. What has no effect may stand at its default: clients send every default that a contract names.</summary>
internal class TabularRules<T> : DataRules<T>
    where T : TabularRequest
{
    public TabularRules()
    {
        RuleFor(request => request.Bom)
            .Must((request, bom) => !bom.Value || request.Format.Value.HasDialects)
            .WithState(request => OfCsv("bom", request.Bom.Text));
        RuleFor(request => request.Decimal)
            .Must((request, point) => !point.IsComma || request.Format.Value.HasDialects)
            .WithState(request => OfCsv("decimal", request.Decimal.Text));
        RuleFor(request => request.FieldsAsked)
            .Must((request, fields) => fields is null || request.Format.Value.HasFields)
            .WithState(request => WithoutFields("fields", request));
        RuleFor(request => request.IsSorted)
            .Must((request, isSorted) => !isSorted || request.Format.Value.HasFields)
            .WithState(request => WithoutFields("sort", request));
    }

    private static Fault WithoutFields(string parameter, T request) => Fault.NotApplicable(
        parameter,
        null,
        new Text(
            $"Định dạng {request.Format.Value.Id} không có các dòng và trường để chọn hay sắp xếp.",
            $"The format {request.Format.Value.Id} has no rows and fields to choose or sort."));

    private static Fault OfCsv(string parameter, string? value) => Fault.NotApplicable(
        parameter,
        value,
        new Text("Tham số này chỉ dùng với format=csv.", "This parameter goes with format=csv only."));
}

/// <summary>The rules of a list.</summary>
internal class ListRules<T> : TabularRules<T>
    where T : ListRequest
{
    public ListRules()
    {
        RuleFor(request => request.Limit)
            .Must((request, limit) => limit.Value == Paging.DefaultLimit || request.Format.Value.IsPaged)
            .WithState(request => WithoutPages("limit", request.Limit.Text, request));
        RuleFor(request => request.Cursor)
            .Must((request, cursor) => cursor.Text is null || request.Format.Value.IsPaged)
            .WithState(request => WithoutPages("cursor", request.Cursor.Text, request));
    }

    /// <summary>The key of a cursor must be one that this list gives.</summary>
    protected void CursorMustBe(Func<Page, bool> known) => RuleFor(request => request.Cursor)
        .Must((request, _) => request.Page.After.Count == 0 || request.IsSorted || known(request.Page))
        .WithState(request => Fault.InvalidCursor(request.Cursor.Text!));

    private static Fault WithoutPages(string parameter, string? value, T request) => Fault.NotApplicable(
        parameter,
        value,
        new Text(
            $"Định dạng {request.Format.Value.Id} luôn gồm mọi dòng, không chia trang.",
            $"The format {request.Format.Value.Id} always holds every row and has no pages."));
}

/// <summary>A request in its one true form: names sorted, aliases resolved, defaults left out. Writes the links to it and to its neighbors.</summary>
/// <param name="path">The path.</param>
/// <param name="capacity">How many parameters it may have.</param>
/// <param name="prefix">What the links to it begin with; empty for nothing.</param>
internal sealed class CanonicalRequest(string path, int capacity, string prefix = "")
{
    private readonly List<(string Name, string Text)> _parameters = new(capacity);

    /// <summary>Puts a parameter behind those before it; nothing when its values are the default.</summary>
    /// <param name="name">The parameter; later in the order of the names than those before it.</param>
    /// <param name="parameter">What it was read as.</param>
    /// <param name="defaults">What is meant where nothing is written.</param>
    public void Add(string name, IParameter parameter, IReadOnlyList<string> defaults)
    {
        var values = parameter.Canonical;
        if (!parameter.StandsAtDefault && values.Count == 1 && defaults is [var usual] && values[0] == usual)
            return;
        Add(name, values, parameter.KeepsOrder);
    }

    /// <summary>Puts values behind those before them; nothing when there are none.</summary>
    /// <param name="name">The parameter; later in the order of the names than those before it.</param>
    /// <param name="values">Its values.</param>
    /// <param name="keepsOrder">Whether their order shapes the answer.</param>
    public void Add(string name, IReadOnlyList<string> values, bool keepsOrder = false)
    {
        if (values.Count > 1)
            values = keepsOrder ? [.. values.Distinct()] : [.. values.Distinct().Order(StringComparer.Ordinal)];
        if (values.Count > 0)
            _parameters.Add((name, values.Count == 1 ? Uri.EscapeDataString(values[0]) : string.Join(',', values.Select(Uri.EscapeDataString))));
    }

    /// <summary>The link to this request, or to one that differs from it in a few parameters.</summary>
    /// <param name="without">The parameters that are left out.</param>
    /// <param name="name">A parameter that it has instead; null for none.</param>
    /// <param name="value">The value of that parameter.</param>
    public string Link(ReadOnlySpan<string> without = default, string? name = null, string value = "")
    {
        var link = new StringBuilder(prefix.Length + path.Length + 200).Append(prefix);
        Write(link, without, name, value);
        return link.ToString();
    }

    /// <summary>The same without the prefix: what is asked, wherever it was asked.</summary>
    public string Bare(ReadOnlySpan<string> without = default)
    {
        var link = new StringBuilder(path.Length + 200);
        Write(link, without, null, "");
        return link.ToString();
    }

    private void Write(StringBuilder link, ReadOnlySpan<string> without, string? name, string value)
    {
        link.Append(path);
        var separator = '?';
        foreach (var (other, text) in _parameters)
        {
            if (name is not null && string.CompareOrdinal(name, other) < 0)
            {
                Add(name, value);
                name = null;
            }

            if (!without.Contains(other))
                Add(other, text);
        }

        if (name is not null)
            Add(name, value);

        void Add(string name, string value)
        {
            link.Append(separator).Append(name).Append('=').Append(value);
            separator = '&';
        }
    }
}
