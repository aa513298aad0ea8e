using System.Diagnostics.CodeAnalysis;
using Benchmark.Api.Http;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Narratives;
using Benchmark.Core.Numbers;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Gaps;

/// <summary>The same computation on the caller's own figures: what if?</summary>
internal sealed class ComputeGaps : ComputeEndpoint<ComputeGaps.RequestBody, IReadOnlyList<ComputeGaps.Response>>
{
    public const int MostItems = 1000;

    // One a year.
    private const int MostObservations = Parse.LastYear - Parse.FirstYear + 1;

    private const int LargestField = 1_000_000;
    private const string CountUnit = "count";

    public override void Configure() => Computes(
        "/v1/gaps",
        "Compute gaps on posted figures",
        "Up to 1,000 items, each a target and the values of one series, answered in their order with the same figures, reasons, warnings and explanations as "
            + "the list. Units are those of the indicators, or `count`. Errors of all items are told at once, each by its path.");

    public override RequestBody? ReadBody(JsonFields fields, Catalog catalog) =>
        RequestBody.Read(fields, [.. catalog.Indicators.Select(indicator => indicator.Unit).Distinct(), CountUnit]);

    public override Answer<IReadOnlyList<Response>> Answer(RequestBody body, Catalog catalog)
    {
        IReadOnlyList<Response> rows = [.. body.Items.Select(item => Judge(item, body, catalog.FindUnitName(item.Unit ?? "")))];
        return new Answer<IReadOnlyList<Response>>(rows, rows.Count, rows.Count)
        {
            Names = new NameList(catalog).Each(rows, static (names, row) => names.Units(row.Unit, row.Gap.Unit, row.Pace.Unit)).ToNames(),
        };
    }

    private static Response Judge(Item item, RequestBody body, Text? unitName)
    {
        var unit = item.Unit ?? Unit.Milestone;
        var target = item.Target.In(item.Direction);
        var input = new GapInput
        {
            Direction = item.Direction,
            Unit = unit,
            RatioScale = Unit.AllowsRatios(unit),
            Worst = item.Worst,
            Score = ScoreMethods.All[0],
            Pace = body.Pace is { } pace ? PaceModels.Find(pace)! : PaceModels.DefaultFor(Unit.KindOf(unit)),
            Thresholds = ThresholdSets.Find(body.Thresholds)!,
            Comparator = target.Comparator,
            Low = target.Low,
            Target = target.Normalized,
            Basis = target.Basis,
            Period = target.Period,
            Horizon = target.Horizon,
            Values = [.. item.Observations.Select(observation => new KnownValue(observation.Year, observation.Value, observation.FieldSize))],
            UpTo = body.UpTo,
            Minimum = unit == Unit.Percent ? 0 : null,
            Maximum = unit == Unit.Percent ? 100 : null,
        };
        var figures = GapComputation.Compute(input);
        var observation = figures.Year is { } year ? item.Observations.First(each => each.Year == year) : null;
        var row = new Response(figures, item.Id, item.Unit, target, observation);
        return GapNarrative.Tell(row, input, GapSubject.Posted(new Measured(unit, unitName, input.Maximum)));
    }

    /// <summary>What to compute.</summary>
    /// <param name="Items">Up to 1,000 items; the answer keeps their order.</param>
    /// <param name="Pace">The pace model of all items; null for the default of each unit.</param>
    /// <param name="Thresholds">The threshold set; null for the default.</param>
    /// <param name="UpTo">The newest year whose values may be used; null for all.</param>
    [SchemaName("GapRequest")]
    public sealed record RequestBody(
        IReadOnlyList<Item> Items,
        [property: MayBeLeftOut] string? Pace,
        [property: MayBeLeftOut] string Thresholds,
        [property: MayBeLeftOut] int? UpTo)
    {
        internal static RequestBody? Read(JsonFields fields, IReadOnlyList<string> units)
        {
            if (!fields.IsObject)
                return null;
            var items = fields.Array("items", 1, MostItems, required: true).Select(item => (Fields: item, Item: Item.Read(item, units))).ToList();
            var body = new RequestBody(
                [.. items.Select(item => item.Item).OfType<Item>()],
                fields.OneOf("pace", [.. PaceModels.All.Select(model => model.Id)]),
                fields.OneOf("thresholds", [.. ThresholdSets.All.Select(set => set.Id)]) ?? ThresholdSets.All[0].Id,
                (int?)fields.Integer("upTo", Parse.FirstYear, Parse.LastYear));
            fields.Finish();

            var seen = new HashSet<string>();
            foreach (var (item, read) in items.Where(item => item.Item is not null))
            {
                if (!seen.Add(read!.Id))
                    item.AddFault("id", ErrorCodes.RepeatedId, new Text("Mã đã dùng cho một mục khác.", "Another item has this id already."), read.Id);
            }

            return body;
        }
    }

    /// <summary>A target and the values that judge it.</summary>
    /// <param name="Id">The caller's id; the row is keyed by it.</param>
    /// <param name="Kind">Number, rank or milestone.</param>
    /// <param name="Direction">Which way is better.</param>
    /// <param name="Unit">A unit of the indicators, or <c>count</c>; null for milestones.</param>
    /// <param name="Target">The target.</param>
    /// <param name="Observations">The values of one series, one a year.</param>
    /// <param name="Worst">The value that scores 0; null for no score.</param>
    [SchemaName("GapRequestItem")]
    public sealed record Item(
        string Id,
        IndicatorKind Kind,
        Direction Direction,
        [property: MayBeLeftOut] string? Unit,
        ItemTarget Target,
        IReadOnlyList<PostedObservation> Observations,
        [property: MayBeLeftOut] decimal? Worst)
    {
        /// <summary>The item; null when it is invalid, with its errors recorded.</summary>
        internal static Item? Read(JsonFields fields, IReadOnlyList<string> units)
        {
            var id = fields.Text("id", required: true);
            var kind = fields.Code<IndicatorKind>("kind", required: true);
            var direction = fields.Code<Direction>("direction", required: true);
            var unit = fields.OneOf("unit", units, required: kind is not null and not IndicatorKind.Milestone);
            var posted = fields.Object("target", required: true);
            var observed = fields.Array("observations", 0, MostObservations, required: true);
            var worst = fields.Number("worst");
            fields.Finish();
            CheckKind(fields, kind, direction, unit, worst);

            var target = posted is null ? null : ItemTarget.Read(posted, kind, direction, unit);
            var observations = observed.Select(each => PostedObservation.Read(each, kind)).ToList();
            foreach (var repeated in observations.OfType<PostedObservation>().CountBy(observation => observation.Year).Where(count => count.Value > 1))
            {
                fields.AddFault(
                    "observations",
                    ErrorCodes.RepeatedYear,
                    new Text($"Năm {repeated.Key} có nhiều hơn một giá trị.", $"The year {repeated.Key} has more than one value."),
                    $"{repeated.Key}");
            }

            return id is null || kind is null || direction is null || target is null || observations.Contains(null)
                ? null
                : new Item(id, kind.Value, direction.Value, unit, target, [.. observations.OfType<PostedObservation>()], worst);
        }

        private static void CheckKind(JsonFields fields, IndicatorKind? kind, Direction? direction, string? unit, decimal? worst)
        {
            if (kind is null)
                return;
            var expected = unit is null ? kind : Core.Indicators.Unit.KindOf(unit) switch
            {
                UnitKind.Rank => IndicatorKind.Rank,
                UnitKind.Milestone => IndicatorKind.Milestone,
                _ => IndicatorKind.Number,
            };
            if (expected != kind)
            {
                fields.AddFault(
                    "unit",
                    ErrorCodes.Contradiction,
                    new Text($"Đơn vị này thuộc loại {Code.Of(expected!.Value)}.", $"This unit belongs to the kind {Code.Of(expected.Value)}."),
                    unit);
            }

            if (kind == IndicatorKind.Rank && direction == Direction.HigherIsBetter)
            {
                fields.AddFault(
                    "direction",
                    ErrorCodes.Contradiction,
                    new Text("Thứ hạng 1 là tốt nhất nên hướng phải là lower-is-better.", "Rank 1 is best, so the direction must be lower-is-better."),
                    Code.Of(Direction.HigherIsBetter));
            }

            if (kind != IndicatorKind.Number && worst is not null)
            {
                fields.AddFault(
                    "worst",
                    ErrorCodes.Contradiction,
                    new Text("Thứ hạng và cột mốc không có điểm.", "Ranks and milestones have no score."),
                    Exact.Print(worst.Value));
            }
        }
    }

    /// <summary>The target of an item.</summary>
    /// <param name="Comparator">How it is worded.</param>
    /// <param name="Low">The stated figure; none for milestones.</param>
    /// <param name="High">The upper end of a range; none otherwise.</param>
    /// <param name="Horizon">The year it is due; none when open. A floor in every year and an average take the end of their period.</param>
    /// <param name="Band">The tolerance of an "about"; half a unit of the last digit written unless given.</param>
    /// <param name="FieldSize">The field a rank goal was set for; none when unknown.</param>
    /// <param name="Basis">What has to hold; <c>at-year</c> unless given.</param>
    /// <param name="Period">The years it runs over; none when not stated.</param>
    [SchemaName("PostedTarget")]
    public sealed record ItemTarget(
        Comparator Comparator,
        [property: MayBeLeftOut] decimal? Low,
        [property: MayBeLeftOut] decimal? High,
        [property: MayBeLeftOut] int? Horizon,
        [property: MayBeLeftOut] decimal? Band,
        [property: MayBeLeftOut] int? FieldSize,
        [property: MayBeLeftOut] Basis? Basis,
        [property: MayBeLeftOut] Period? Period)
    {
        /// <summary>The target with what holds where nothing was given.</summary>
        internal JudgedTarget In(Direction direction)
        {
            var basis = Basis ?? Core.Targets.Basis.AtYear;
            // A number beyond the range of decimals is not reported as another one: it is null, with the reason.
            if (new[] { Low, High, Band }.Any(number => number is { } given && JsonFields.IsBeyondDecimals(given)))
            {
                return new JudgedTarget(
                    Comparator,
                    WithinDecimals(Low),
                    WithinDecimals(High),
                    Horizon,
                    WithinDecimals(Band),
                    FieldSize,
                    basis,
                    Period,
                    new NormalizedTarget(null, null, false, null, FieldSize, false, Reason.OutOfRange));
            }

            var band = Band ?? (Comparator == Comparator.About ? NormalizedTarget.DefaultBand(Low!.Value) : null);
            return new JudgedTarget(
                Comparator,
                Low,
                High,
                Horizon ?? (basis == Core.Targets.Basis.AtYear ? null : Period?.End),
                band,
                FieldSize,
                basis,
                Period,
                NormalizedTarget.From(Comparator, direction, Low, High, band, FieldSize));
        }

        private static decimal? WithinDecimals(decimal? number) => number is { } given && JsonFields.IsBeyondDecimals(given) ? null : number;

        internal static ItemTarget? Read(JsonFields fields, IndicatorKind? kind, Direction? direction, string? unit)
        {
            var comparator = fields.Code<Comparator>("comparator", required: true);
            var low = fields.Number("low", required: comparator is not null and not Comparator.Milestone);
            var high = fields.Number("high", required: comparator == Comparator.Range);
            var target = new ItemTarget(
                comparator ?? default,
                low,
                high,
                (int?)fields.Integer("horizon", Parse.FirstYear, Parse.LastYear),
                fields.Number("band"),
                (int?)fields.Integer("fieldSize", 1, LargestField),
                fields.Code<Basis>("basis"),
                fields.Object("period") is { } years ? ReadPeriod(years) : null);
            fields.Finish();
            if (comparator is null || kind is null || direction is null)
                return null;

            if (!NormalizedTarget.Fits(target.Comparator, kind.Value, direction.Value))
            {
                Contradiction(
                    fields,
                    "comparator",
                    Code.Of(target.Comparator),
                    $"không hợp với {Code.Of(kind.Value)}, {Code.Of(direction.Value)}",
                    $"contradicts {Code.Of(kind.Value)}, {Code.Of(direction.Value)}");
            }

            target.CheckFigures(fields, unit);
            var missing = (low is null && comparator != Comparator.Milestone) || (high is null && comparator == Comparator.Range);
            return missing ? null : target;
        }

        private void CheckFigures(JsonFields fields, string? unit)
        {
            if (Comparator == Comparator.Milestone && Low is not null)
                Contradiction(fields, "low", Exact.Print(Low.Value), "cột mốc không có con số", "a milestone has no number");
            if (Comparator != Comparator.Range && High is not null)
                Contradiction(fields, "high", Exact.Print(High.Value), "chỉ range có cận trên", "only a range has an upper end");
            if (Comparator == Comparator.Range && High <= Low)
                Contradiction(fields, "high", Exact.Print(High.Value), "phải lớn hơn low", "must be larger than low");
            if (Band is not null && (Comparator != Comparator.About || Band <= 0))
            {
                Contradiction(
                    fields,
                    "band",
                    Exact.Print(Band.Value),
                    "chỉ about có biên độ, và biên độ lớn hơn 0",
                    "only an about has a band, and it is larger than 0");
            }

            if (FieldSize is not null && Comparator != Comparator.RankAtMost)
                Contradiction(fields, "fieldSize", $"{FieldSize}", "chỉ mục tiêu thứ hạng có số đơn vị được xếp hạng", "only a rank goal has a field size");
            if (Comparator == Comparator.RankAtMost && Low is { } goal && (goal != Math.Floor(goal) || goal < 1 || goal > (FieldSize ?? int.MaxValue)))
                Contradiction(fields, "low", Exact.Print(goal), "phải là thứ hạng nguyên từ 1 đến fieldSize", "must be a whole place from 1 to fieldSize");
            if (Basis == Core.Targets.Basis.PeriodAverage && unit is not null && Unit.KindOf(unit) != UnitKind.Rate)
                Contradiction(fields, "basis", Code.Of(Basis.Value), "chỉ tốc độ tăng có mức bình quân giai đoạn", "only growth rates have a period average");
            if (Period is not null && Horizon is not null && Period.End != Horizon)
                Contradiction(fields, "period", $"{Period.Start}..{Period.End}", "phải kết thúc ở horizon", "must end at the horizon");
        }

        private static Period? ReadPeriod(JsonFields fields)
        {
            var start = (int?)fields.Integer("start", Parse.FirstYear, Parse.LastYear, required: true);
            var end = (int?)fields.Integer("end", Parse.FirstYear, Parse.LastYear, required: true);
            fields.Finish();
            if (start > end)
                fields.AddFault("end", ErrorCodes.Contradiction, new Text("Năm cuối trước năm đầu.", "The last year lies before the first."), $"{end}");
            return start is null || end is null || start > end ? null : new Period(start.Value, end.Value);
        }

        private static void Contradiction(JsonFields fields, string field, string value, string vi, string en) =>
            fields.AddFault(field, ErrorCodes.Contradiction, new Text($"\"{value}\" {vi}.", $"\"{value}\": {en}."), value);
    }

    /// <summary>The target of an item as it was judged.</summary>
    /// <param name="Comparator">How it is worded.</param>
    /// <param name="Low">The stated figure; null for milestones.</param>
    /// <param name="High">The upper end of a range; null otherwise.</param>
    /// <param name="Horizon">The year it is due; null when open.</param>
    /// <param name="Band">The tolerance of an "about"; null otherwise.</param>
    /// <param name="FieldSize">The field a rank goal was set for; null when unknown.</param>
    /// <param name="Basis">What has to hold.</param>
    /// <param name="Period">The years it runs over; null when not stated.</param>
    /// <param name="Normalized">The target as the computation reads it.</param>
    [SchemaName("JudgedTarget")]
    public sealed record JudgedTarget(
        Comparator Comparator,
        decimal? Low,
        decimal? High,
        int? Horizon,
        decimal? Band,
        int? FieldSize,
        Basis Basis,
        Period? Period,
        NormalizedTarget Normalized);

    /// <summary>A posted value.</summary>
    /// <param name="Year">Its year.</param>
    /// <param name="Value">The value.</param>
    /// <param name="FieldSize">Of a rank, how many units were ranked; null when unknown or no rank.</param>
    [SchemaName("PostedObservation")]
    public sealed record PostedObservation(int Year, decimal Value, [property: MayBeLeftOut] int? FieldSize)
    {
        internal static PostedObservation? Read(JsonFields fields, IndicatorKind? kind)
        {
            var year = (int?)fields.Integer("year", Parse.FirstYear, Parse.LastYear, required: true);
            var value = fields.Number("value", required: true);
            var fieldSize = (int?)fields.Integer("fieldSize", 1, LargestField);
            fields.Finish();
            if (kind == IndicatorKind.Rank && value is { } rank && (rank != Math.Floor(rank) || rank < 1 || rank > (fieldSize ?? int.MaxValue)))
            {
                fields.AddFault(
                    "value",
                    ErrorCodes.OutOfRange,
                    new Text("Thứ hạng phải là số nguyên từ 1 đến fieldSize.", "A rank must be a whole place from 1 to fieldSize."),
                    Exact.Print(rank));
            }

            if (kind is not null and not IndicatorKind.Rank && fieldSize is not null)
            {
                fields.AddFault(
                    "fieldSize",
                    ErrorCodes.Contradiction,
                    new Text("Chỉ thứ hạng có số đơn vị được xếp hạng.", "Only a rank has a field size."),
                    $"{fieldSize}");
            }

            return year is null || value is null ? null : new PostedObservation(year.Value, value.Value, fieldSize);
        }
    }

    /// <summary>An item with every figure that could be computed.</summary>
    [SchemaName("ComputedGap")]
    public new sealed record Response : GapFigures
    {
        /// <summary>Puts the item beside the figures.</summary>
        [SetsRequiredMembers]
        public Response(GapFigures figures, string id, string? unit, JudgedTarget target, PostedObservation? observation)
            : base(figures) => (Id, Unit, Target, Observation) = (id, unit, target, observation);

        /// <summary>The caller's id.</summary>
        public string Id { get; }

        /// <summary>The unit of the values; null for milestones.</summary>
        public string? Unit { get; }

        /// <summary>The target, with its normalized form.</summary>
        public JudgedTarget Target { get; }

        /// <summary>The judged value; of an average the newest of its values.</summary>
        public PostedObservation? Observation { get; }
    }
}
