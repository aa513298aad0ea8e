using System.Text.Json;
using Benchmark.Api;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Language;
using Benchmark.Core.Numbers;
using Benchmark.Core.Observations;
using Benchmark.Core.Releases;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace Benchmark.Performance;

/// <summary>The loops that every cold answer goes through hundreds of times, each by itself, with what it allocates.</summary>
[MemoryDiagnoser]
public class HotLoops
{
    /// <summary>The first argument that asks for them.</summary>
    public const string Mode = "hot-loops";

    private static readonly Text Sentence = new(
        "Tỷ trọng kinh tế số trong GRDP năm 2024: một tỉnh 17,34%; tỉnh kia 22,1%. Chưa tìm thấy số liệu của một đơn vị.",
        "Digital economy share of GRDP in 2024: one province 17.34%; the other 22.1%. No figure was found for one unit.");

    private static readonly GapInput Input = new()
    {
        Direction = Direction.HigherIsBetter,
        Unit = Unit.Percent,
        RatioScale = true,
        Worst = 0,
        Score = ScoreMethods.All[0],
        Pace = PaceModels.DefaultFor(UnitKind.Share),
        Thresholds = ThresholdSets.All[0],
        Comparator = Core.Targets.Comparator.AtLeast,
        Low = 30,
        Target = Core.Targets.NormalizedTarget.From(Core.Targets.Comparator.AtLeast, Direction.HigherIsBetter, 30, null, null, null),
        Basis = Core.Targets.Basis.AtYear,
        Period = null,
        Horizon = 2030,
        Values = [.. Enumerable.Range(2015, 10).Select(year => new KnownValue(year, 10.25m + (year - 2015) * 0.77m, null))],
        ReleaseYear = 2026,
        Minimum = 0,
        Maximum = 100,
    };

    private static readonly ArrayBufferWriter Buffer = new();
    private static readonly Utf8JsonWriter Writer = new(Buffer, new JsonWriterOptions { Encoder = Benchmark.Api.Formats.Json.Encoder, SkipValidation = true });

    private readonly Observation _fresh = Figure();
    private readonly Observation _kept = Figure();

    public HotLoops() => KeptFact.Keep([_kept]);

    /// <summary>Runs them in this process; the names choose some.</summary>
    public static int Run(string[] names)
    {
        var config = DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance))
            .WithOption(ConfigOptions.DisableLogFile, true);
        BenchmarkSwitcher.FromTypes([typeof(HotLoops)]).Run(["--filter", .. names.Length == 0 ? ["*"] : names.Select(name => $"*{name}*")], config);
        return 0;
    }

    [Benchmark]
    public decimal RoundExactly() => Exact.Round(17.34m / 29.5m);

    [Benchmark]
    public string PrintExactly() => Exact.Print(5.520m);

    [Benchmark]
    public string FoldForSearch() => SearchText.Fold("Tỷ trọng kinh tế số trong GRDP của thành phố Hải Phòng");

    [Benchmark]
    public GapFigures ComputeGap() => GapComputation.Compute(Input);

    [Benchmark]
    public long EncodeSentence() => Write(Sentence);

    [Benchmark]
    public long EncodeObservation() => Write(_fresh);

    [Benchmark]
    public long EncodeKeptObservation() => Write(_kept);

    private static long Write<T>(T value)
    {
        Buffer.Clear();
        Writer.Reset();
        JsonSerializer.Serialize(Writer, value, (System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>)JsonBodies.Writing.GetTypeInfo(typeof(T)));
        Writer.Flush();
        return Writer.BytesCommitted;
    }

    private static Observation Figure() => new()
    {
        Id = "a-province.an-indicator.2024.a-series",
        Province = "a-province",
        Indicator = "an-indicator",
        Year = 2024,
        Series = "a-series",
        Value = 17.34m,
        Unit = Unit.Percent,
        FieldSize = null,
        Certainty = Certainty.Official,
        Vintage = "2025-01",
        Revision = 1,
        Source = "an-office-2025",
        SecondSource = null,
        Note = Sentence,
    };

    /// <summary>A buffer that is used again and again, so that only what is measured allocates.</summary>
    private sealed class ArrayBufferWriter : System.Buffers.IBufferWriter<byte>
    {
        private readonly byte[] _bytes = new byte[1 << 16];
        private int _written;

        public void Clear() => _written = 0;

        public void Advance(int count) => _written += count;

        public Memory<byte> GetMemory(int sizeHint = 0) => _bytes.AsMemory(_written);

        public Span<byte> GetSpan(int sizeHint = 0) => _bytes.AsSpan(_written);
    }
}
