using Benchmark.Api.Http;
using Benchmark.Core.Sources;

namespace Benchmark.Api.Parameters;

/// <summary>Documents that set targets, by id; none means all.</summary>
internal sealed class DocumentsParameter(IReadOnlyList<Source> all) : Nouns<Source>(all), IParameter<DocumentsParameter>
{
    public static Shape Shape => Shape.Texts;

    public static DocumentsParameter Read(Reading reading) => new(reading.Nouns("document", reading.Catalog.MatchSource));
}
