using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Documents;

/// <summary>The pictures of the documents are drawn from answers of the API, so that none shows a figure that the API does not give.</summary>
public sealed class PictureTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private const int Left = 230;
    private const int Width = 760;
    private const int RowHeight = 46;
    private const int Top = 74;

    // Of the axis, in percent.
    private const decimal Longest = 50m;

    [Theory]
    [InlineData("en", "comparison.svg")]
    [InlineData("vi", "comparison.vi.svg")]
    public async Task The_picture_of_the_comparison_shows_what_the_API_answers(string language, string file)
    {
        const string request = "/v1/comparisons?indicator=grdp-digital-share&horizon=2030&year=2025&series=gso-value-added";

        Golden.Matches(Draw(await api.Get(request), language, request), Repository.File("docs", "images", file));
    }

    private static string Draw(JsonNode answer, string language, string request)
    {
        var vietnamese = language == "vi";
        string Words(string vi, string en) => vietnamese ? vi : en;
        string Number(decimal value) => $"{value.ToString("0.##", CultureInfo.GetCultureInfo(vietnamese ? "vi-VN" : "en-US"))}%";
        var (targets, values) = (answer.At("data.rows[0]")!, answer.At("data.rows[1]")!);
        var columns = answer.Items("data.provinces")
            .Select((province, index) => (Province: province, Target: targets.Items("cells")[index], Value: values.Items("cells")[index]))
            .Append((Province: answer.At("data.reference")!, Target: targets.At("referenceCell")!, Value: values.At("referenceCell")!))
            .ToList();
        var height = Top + (columns.Count * RowHeight) + 44;
        var picture = new StringBuilder();
        picture.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" font-family=\"sans-serif\" font-size=\"14\">\n");
        picture.Append(
            CultureInfo.InvariantCulture,
            $"<title>{targets.Text($"indicator.name.{language}")}</title>\n<rect width=\"{Width}\" height=\"{height}\" fill=\"#ffffff\"/>\n");
        Text(16, 28, targets.Text($"indicator.name.{language}")!, "font-size=\"18\" font-weight=\"bold\"");
        var (goal, now) = (
            Words($"mục tiêu {targets.Text("horizon")}", $"target for {targets.Text("horizon")}"),
            $"{values.Text("year")}: {values.Text($"seriesName.{language}")}");
        Box(16, 44, 12, "#c9d6e8");
        Text(34, 54, goal, "fill=\"#444444\"");
        Box(180, 44, 12, "#1f4e8c");
        Text(198, 54, now, "fill=\"#444444\"");
        foreach (var (index, column) in columns.Index())
        {
            var y = Top + (index * RowHeight);
            Text(16, y + 22, column.Province.Text($"label.{language}")!, "");
            Bar(y, 16, column.Target, "#c9d6e8", TargetText(column.Target));
            Bar(y + 18, 12, column.Value, "#1f4e8c", column.Value.Number("value") is { } value ? Number(value) : Words("chưa có số liệu", "no value is known"));
        }

        Text(
            16,
            height - 14,
            Words($"Bản dữ liệu {answer.Text("meta.release")}, {request[..15]}", $"Data release {answer.Text("meta.release")}, {request[..15]}"),
            "font-size=\"12\" fill=\"#666666\"");
        return picture.Append("</svg>\n").ToString();

        string TargetText(JsonNode cell)
        {
            var number = Number(cell.Number("value")!.Value);
            return cell.Text("comparator") == "more-than" ? Words($"trên {number}", $"more than {number}") : Words($"từ {number}", $"at least {number}");
        }

        void Text(int x, int y, string text, string style) =>
            picture.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" {style}>{WebUtility.HtmlEncode(text)}</text>\n");

        void Box(int x, int y, int size, string color) =>
            picture.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"{size}\" height=\"{size}\" fill=\"{color}\"/>\n");

        void Bar(int y, int thick, JsonNode cell, string color, string label)
        {
            var length = (int)((cell.Number("value") ?? 0) / Longest * (Width - Left - 40));
            if (length > 0)
                picture.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Left}\" y=\"{y}\" width=\"{length}\" height=\"{thick}\" fill=\"{color}\"/>\n");
            Text(Left + length + 6, y + thick - 2, label, "font-size=\"12\" fill=\"#444444\"");
        }
    }
}
