namespace Benchmark.Core.Language;

/// <summary>Several texts in one sentence.</summary>
public static class Lists
{
    /// <summary>A list: "a, b và c".</summary>
    /// <param name="items">The items, at least one.</param>
    /// <param name="last">What stands before the last one.</param>
    public static Text Of(IReadOnlyList<Text> items, Phrase last = Phrase.And)
    {
        if (items.Count == 1)
            return items[0];
        var list = new TextBuilder();
        for (var number = 0; number < items.Count; number++)
        {
            if (number == items.Count - 1)
                list.Add(Words.Say(last));
            else if (number > 0)
                list.Add(", ");
            list.Add(items[number]);
        }

        return list.ToText();
    }
}
