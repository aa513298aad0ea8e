using System.Globalization;

namespace Benchmark.Api.Pages;

/// <summary>When something was published, as people in Viet Nam say it.</summary>
internal static class ReleaseMoment
{
    private static readonly TimeSpan VietNam = TimeSpan.FromHours(7);

    /// <summary>The day and the time of day.</summary>
    public static string Of(DateTimeOffset moment, PageContext page)
    {
        var there = moment.ToOffset(VietNam);
        var time = there.ToString("HH:mm", CultureInfo.InvariantCulture);
        var day = page.Day(DateOnly.FromDateTime(there.Date));
        return page.Say($"{time} ngày {day}, giờ Việt Nam", $"{day}, {time}, time of Viet Nam");
    }
}
