using Benchmark.Api.Http;
using Benchmark.Core.Provinces;

namespace Benchmark.Api.Features;

/// <summary>The groups that a request names, as an answer lists them.</summary>
internal static class NamedGroups
{
    /// <summary>Groups, each with its own members.</summary>
    public static IReadOnlyList<GroupMembers> Of(IEnumerable<ProvinceGroup> groups) => [.. groups.Select(group => Of(group, group.Members))];

    /// <summary>A group with the members it has of a year.</summary>
    public static GroupMembers Of(ProvinceGroup group, IEnumerable<Province> members) => new(group.Id, group.Name, [.. members.Select(member => member.Id)]);
}
