using System.Reflection;
using Benchmark.Core.DataSets;
using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;

namespace Benchmark.Tests.Core.DataSets;

public sealed class DataFaultTests
{
    private static readonly Dictionary<Type, object> Arguments = new()
    {
        [typeof(int)] = 7,
        [typeof(int?)] = 7,
        [typeof(string)] = "subject",
        [typeof(Text)] = new Text("chữ", "words"),
        [typeof(DateOnly)] = new DateOnly(2025, 7, 1),
        [typeof(IEnumerable<string>)] = new[] { "one", "two" },
        [typeof(IReadOnlyList<string>)] = new[] { "one", "two" },
        [typeof(List<string>)] = new List<string> { "one", "two" },
        [typeof(char)] = 'd',
        [typeof(decimal)] = 17.5m,
        [typeof(ValueRange)] = new ValueRange(5, 1, 2),
        [typeof(DataFaultCode)] = DataFaultCode.HeadlineRepeated,
        [typeof(IndicatorKind)] = IndicatorKind.Rank,
        [typeof(Indicator)] = Nouns.Indicator("an-indicator"),
        [typeof(Province)] = Nouns.Province("a-province") with { ValidTo = new DateOnly(2025, 6, 30), Successor = "another" },
    };

    [Fact]
    public void Every_fault_is_told_in_both_languages()
    {
        foreach (var fault in All())
        {
            Assert.NotEqual(fault.Message.Vi, fault.Message.En);
            foreach (var words in new[] { fault.Message.Vi, fault.Message.En })
            {
                Assert.NotEmpty(words);
                Assert.False(words.EndsWith('.'), $"\"{words}\" goes on in the sentence it stands in.");
            }

            // Letters that only Vietnamese has: a sentence that was copied has none of them.
            Assert.Contains(fault.Message.Vi, letter => letter > 127);
        }
    }

    private static IEnumerable<DataFault> All()
    {
        const BindingFlags all = BindingFlags.Static | BindingFlags.Public;
        foreach (var property in typeof(DataFaults).GetProperties(all))
            yield return (DataFault)property.GetValue(null)!;
        foreach (var method in typeof(DataFaults).GetMethods(all).Where(method => method.ReturnType == typeof(DataFault) && !method.IsSpecialName))
            yield return (DataFault)method.Invoke(null, [.. method.GetParameters().Select(parameter => Arguments[parameter.ParameterType])])!;
    }
}
