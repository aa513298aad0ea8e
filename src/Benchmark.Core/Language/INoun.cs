namespace Benchmark.Core.Language;

/// <summary>Something a request can name by its id.</summary>
public interface INoun
{
    /// <summary>The id.</summary>
    string Id { get; }

    /// <summary>What people call it, clear enough to distinguish it from others of the same name.</summary>
    Text Label { get; }

    /// <summary>The last day it existed; null while it does, and for what does not end.</summary>
    DateOnly? ValidTo => null;
}
