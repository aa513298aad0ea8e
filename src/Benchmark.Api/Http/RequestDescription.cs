using Benchmark.Api.Formats;
using FluentValidation;

namespace Benchmark.Api.Http;

/// <summary>What an endpoint asks for and in which formats it answers, the usual one first.</summary>
/// <param name="Request">The parameters.</param>
/// <param name="Rules">What each must look like. Made when somebody asks: compiling the rules of every endpoint would hold up the start.</param>
/// <param name="Formats">The formats.</param>
internal sealed record RequestDescription(Type Request, Func<IValidatorDescriptor> Rules, IReadOnlyList<Format> Formats)
{
    /// <summary>What is posted; null when nothing is.</summary>
    public BodyDescription? Body { get; init; }
}

/// <summary>What is posted to an endpoint.</summary>
/// <param name="Type">The document.</param>
/// <param name="MediaTypes">The media types it may have.</param>
internal sealed record BodyDescription(Type Type, params IReadOnlyList<string> MediaTypes);
