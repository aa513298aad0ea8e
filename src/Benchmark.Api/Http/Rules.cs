using System.Globalization;
using Benchmark.Api.Formats;
using FluentValidation;
using FluentValidation.Results;
using FluentValidation.Validators;

namespace Benchmark.Api.Http;

/// <summary>What a parameter value must look like. A rule knows its own bounds, so the OpenAPI document can state them.</summary>
internal abstract class ShapeRule<T> : PropertyValidator<T, string?>
{
    public override string Name => GetType().Name;

    public override bool IsValid(ValidationContext<T> context, string? value)
    {
        if (value is null || Check(value) is not { } fault)
            return true;

        var property = context.PropertyPath.Split('[')[0];
        var parameter = char.ToLowerInvariant(property[0]) + property[1..];
        context.AddFailure(new ValidationFailure(context.PropertyPath, fault.Message.En)
        {
            AttemptedValue = value,
            ErrorCode = fault.Code.Id,
            CustomState = fault with { Parameter = parameter, Value = value },
        });
        return true;
    }

    /// <summary>What is wrong with the value; null when nothing is.</summary>
    protected abstract Fault? Check(string value);

    protected static Fault Wrong(ErrorCode code, string vi, string en) => new("", null, code, new Text(vi, en));
}

/// <summary>What the OpenAPI document says of a shape.</summary>
internal interface IShape
{
    /// <summary>The values allowed, where there are few; empty otherwise.</summary>
    IReadOnlyList<string> Allowed => [];

    /// <summary>The smallest whole number allowed; null when it is no whole number.</summary>
    int? Minimum => null;

    /// <summary>The largest whole number allowed.</summary>
    int? Maximum => null;

    /// <summary>The pattern of the text; null when there is none.</summary>
    string? Pattern => null;

    /// <summary>The OpenAPI format; null when there is none.</summary>
    string? Format => null;
}

internal sealed class OneOfRule<T>(IReadOnlyList<string> allowed) : ShapeRule<T>, IShape
{
    public IReadOnlyList<string> Allowed => allowed;

    protected override Fault? Check(string value) => allowed.Contains(value)
        ? null
        : Wrong(ErrorCodes.UnknownValue, $"Giá trị được phép: {string.Join(", ", allowed)}.", $"Allowed: {string.Join(", ", allowed)}.") with
        {
            Allowed = allowed,
            DidYouMean = Nearest.To(value, allowed),
        };
}

internal sealed class WholeNumberRule<T>(int from, int to) : ShapeRule<T>, IShape
{
    public int? Minimum => from;

    public int? Maximum => to;

    protected override Fault? Check(string value)
    {
        // One spelling a number: what two links mean alike, they say alike.
        if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || value != number.ToString(CultureInfo.InvariantCulture))
            return Wrong(ErrorCodes.NotAWholeNumber, $"Phải là số nguyên từ {from} đến {to}.", $"Must be a whole number from {from} to {to}.");
        return number >= from && number <= to ? null : Wrong(ErrorCodes.OutOfRange, $"Phải từ {from} đến {to}.", $"Must be from {from} to {to}.");
    }
}

internal sealed class DateRule<T> : ShapeRule<T>, IShape
{
    public string Format => "date";

    protected override Fault? Check(string value) => Parse.Date(value) is null
        ? Wrong(ErrorCodes.NotADate, "Phải là ngày có dạng 2025-07-01.", "Must be a date like 2025-07-01.")
        : null;
}

/// <summary>A component and its weight: <c>id:0.4</c>.</summary>
internal sealed class WeightRule<T> : ShapeRule<T>, IShape
{
    public string Pattern => @"^[a-z0-9-]+:\d+(\.\d+)?$";

    protected override Fault? Check(string value) => Parse.Weight(value) is null
        ? Wrong(ErrorCodes.NotAWeight, "Phải có dạng mã-chỉ-tiêu:0.4, trọng số từ 0 đến 1000000.", "Must be like indicator-id:0.4, the weight from 0 to 1000000.")
        : null;
}

/// <summary>A share from 0 to 1.</summary>
internal sealed class ShareRule<T> : ShapeRule<T>, IShape
{
    public string Pattern => @"^(0|1|0?\.\d+|1\.0+)$";

    protected override Fault? Check(string value) => Parse.Number(value) is >= 0 and <= 1 ? null : Wrong(ErrorCodes.OutOfRange, "Phải là số từ 0 đến 1.", "Must be a number from 0 to 1.");
}

/// <summary>What ranks stand on: raw values, or rounded ones.</summary>
internal sealed class RankOnRule<T> : ShapeRule<T>, IShape
{
    public string Pattern => "^(raw|rounded-([0-9]|10))$";

    protected override Fault? Check(string value) => value == Parse.Raw || Parse.Rounded(value) is not null
        ? null
        : Wrong(ErrorCodes.UnknownValue, "Phải là raw, hoặc rounded-k với k từ 0 đến 10.", "Must be raw, or rounded-k with k from 0 to 10.");
}

/// <summary>A horizon: a year, or the word for targets without one.</summary>
internal sealed class HorizonRule<T> : ShapeRule<T>, IShape
{
    public string Pattern => $"^(\\d{{4}}|{Parse.OpenHorizon})$";

    protected override Fault? Check(string value) => value == Parse.OpenHorizon || Parse.Year(value) is not null
        ? null
        : Wrong(ErrorCodes.NotAHorizon, $"Phải là năm có dạng 2030, hoặc {Parse.OpenHorizon} cho mục tiêu không nêu năm.", $"Must be a year like 2030, or {Parse.OpenHorizon} for targets without a year.");
}

/// <summary>One year, or the word for the newest.</summary>
internal sealed class OneYearRule<T> : ShapeRule<T>, IShape
{
    public string Pattern => $"^(\\d{{4}}|{Parse.LatestYear})$";

    protected override Fault? Check(string value) => value == Parse.LatestYear || Parse.Year(value) is not null
        ? null
        : Wrong(ErrorCodes.NotAYear, $"Phải là năm (2024) hoặc {Parse.LatestYear}.", $"Must be a year (2024) or {Parse.LatestYear}.");
}

/// <summary>Years: one, a range, or the word for the newest.</summary>
internal sealed class YearsRule<T> : ShapeRule<T>, IShape
{
    public string Pattern => $"^(\\d{{4}}(\\.\\.\\d{{4}})?|{Parse.LatestYear})$";

    protected override Fault? Check(string value) => value == Parse.LatestYear || Parse.Years(value) is not null
        ? null
        : Wrong(ErrorCodes.NotAYear, $"Phải là năm (2024), khoảng năm (2020..2024) hoặc {Parse.LatestYear}.", $"Must be a year (2024), a range of years (2020..2024) or {Parse.LatestYear}.");
}

internal static class RuleExtensions
{
    public static IRuleBuilderOptions<T, string?> OneOf<T>(this IRuleBuilder<T, string?> rule, IReadOnlyList<string> allowed) => rule.SetValidator(new OneOfRule<T>(allowed));

    public static IRuleBuilderOptions<T, string?> Flag<T>(this IRuleBuilder<T, string?> rule) => rule.OneOf(["true", "false"]);

    public static IRuleBuilderOptions<T, string?> OneYear<T>(this IRuleBuilder<T, string?> rule) => rule.SetValidator(new OneYearRule<T>());

    public static IRuleBuilderOptions<T, string?> Year<T>(this IRuleBuilder<T, string?> rule) => rule.WholeNumber(Parse.FirstYear, Parse.LastYear);

    public static IRuleBuilderOptions<T, string?> WholeNumber<T>(this IRuleBuilder<T, string?> rule, int from, int to) => rule.SetValidator(new WholeNumberRule<T>(from, to));

    public static IRuleBuilderOptions<T, string?> Weight<T>(this IRuleBuilder<T, string?> rule) => rule.SetValidator(new WeightRule<T>());

    public static IRuleBuilderOptions<T, string?> Share<T>(this IRuleBuilder<T, string?> rule) => rule.SetValidator(new ShareRule<T>());

    public static IRuleBuilderOptions<T, string?> RankOn<T>(this IRuleBuilder<T, string?> rule) => rule.SetValidator(new RankOnRule<T>());

    public static IRuleBuilderOptions<T, string?> Date<T>(this IRuleBuilder<T, string?> rule) => rule.SetValidator(new DateRule<T>());

    public static IRuleBuilderOptions<T, string?> Horizon<T>(this IRuleBuilder<T, string?> rule) => rule.SetValidator(new HorizonRule<T>());

    public static IRuleBuilderOptions<T, string?> Years<T>(this IRuleBuilder<T, string?> rule) => rule.SetValidator(new YearsRule<T>());
}

/// <summary>The rules of the parameters every route of the contract takes.</summary>
internal class AnswerRequestValidator<T> : FastEndpoints.Validator<T>
    where T : AnswerRequest
{
    public AnswerRequestValidator()
    {
        RuleFor(request => request.Format).OneOf(FormatRegister.Ids);
        RuleFor(request => request.Lang).OneOf(Code.All<Language>());
    }
}

/// <summary>The rules of the parameters every route that reads data takes.</summary>
internal class DataRequestValidator<T> : AnswerRequestValidator<T>
    where T : DataRequest
{
    public DataRequestValidator()
    {
        RuleFor(request => request.AsOf).Date();
    }
}

/// <summary>The rules of the parameters every table takes.</summary>
internal class TabularRequestValidator<T> : DataRequestValidator<T>
    where T : TabularRequest
{
    public TabularRequestValidator()
    {
        RuleFor(request => request.Bom).OneOf(["0", "1"]);
    }
}

/// <summary>The rules of the parameters every list takes.</summary>
internal class ListRequestValidator<T> : TabularRequestValidator<T>
    where T : ListRequest
{
    public ListRequestValidator()
    {
        RuleFor(request => request.Limit).WholeNumber(1, Paging.MaximumLimit);
    }
}
