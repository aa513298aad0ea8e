using Benchmark.Api.Formats;
using FluentValidation;

namespace Benchmark.Api.Http;

/// <summary>What an endpoint asks for and in which formats it answers, the usual one first.</summary>
/// <param name="Request">The record of its parameters.</param>
/// <param name="Parameters">What each is. Found on first use: reflecting on the records of every endpoint would delay the start.</param>
/// <param name="Formats">The formats.</param>
internal sealed record RequestDescription(Type Request, Func<IReadOnlyList<ParameterDescription>> Parameters, IReadOnlyList<Format> Formats)
{
    /// <summary>What the parameters must be together; null when none depends on another.</summary>
    public Func<IValidator>? Rules { get; init; }

    /// <summary>What is posted; null when nothing is.</summary>
    public BodyDescription? Body { get; init; }

    /// <summary>Whether the newest release is read; what is computed on a caller's own figures needs no database.</summary>
    public bool ReadsReleases { get; init; } = true;
}

/// <summary>What is posted to an endpoint.</summary>
/// <param name="Type">The document.</param>
/// <param name="MediaTypes">The media types it may have.</param>
internal sealed record BodyDescription(Type Type, params IReadOnlyList<string> MediaTypes);
