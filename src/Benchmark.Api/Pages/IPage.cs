namespace Benchmark.Api.Pages;

/// <summary>A page, which may show other answers beside the one at its address.</summary>
internal interface IPage
{
    /// <summary>The paths of the other answers, from the root of the API on; the release and the prefix are added.</summary>
    /// <param name="page">The page, with the answer at its address.</param>
    static virtual IEnumerable<string> Asks(PageContext page) => [];
}
