using Microsoft.AspNetCore.Components;

namespace Benchmark.Api.Pages;

/// <summary>A part of a page. What it shows stands in the answers of the page; the words around that are its own.</summary>
public abstract class PageComponent : ComponentBase
{
    /// <summary>The page it is part of.</summary>
    [CascadingParameter]
    public required PageContext Page { get; set; }

    /// <summary>A text in the language of the page.</summary>
    private protected string T(Text text) => Page.Say(text);

    /// <summary>Words in the language of the page.</summary>
    private protected string T(string vi, string en) => Page.Say(vi, en);
}
