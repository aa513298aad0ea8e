using Benchmark.Core.Numbers;

namespace Benchmark.Tests.Core.Numbers;

/// <summary>A term yields its value, its formula and the formula with numbers; what is written must mean what is computed.</summary>
public sealed class TermTests
{
    private static readonly Term A = Term.Input("a", 2);

    private static readonly Term B = Term.Input("b", 3);

    private static readonly Term C = Term.Input("c", 4);

    private static readonly Term N = Term.Input("n", -5);

    private static readonly Term Z = Term.Input("z", 0);

    // Made anew for each test: a term keeps its value once it is asked for.
    private static IReadOnlyDictionary<string, (Term Term, string With, decimal Value)> Terms => new Dictionary<string, (Term, string, decimal)>
    {
        ["a + z"] = (A + Z, "2 + 0", 2),
        ["a + b + c"] = (A + B + C, "2 + 3 + 4", 9),
        ["a + b − c"] = (A + (B - C), "2 + 3 − 4", 1),
        ["a − (b + c)"] = (A - (B + C), "2 − (3 + 4)", -5),
        ["a − (b − c)"] = (A - (B - C), "2 − (3 − 4)", 3),
        ["a·(b + c)"] = (A * (B + C), "2·(3 + 4)", 14),
        ["a + b·c"] = (A + B * C, "2 + 3·4", 14),
        ["a·b/c"] = (A * B / C, "2·3/4", 1.5m),
        ["c/(a·b)"] = (C / (A * B), "4/(2·3)", 4m / 6m),
        ["c/(a/b)"] = (C / (A / B), "4/(2/3)", 4m / (2m / 3m)),
        ["a·(c/b)"] = (A * (C / B), "2·(4/3)", 2m * (4m / 3m)),
        ["a^b"] = (Term.Pow(A, B), "2^3", 8),
        ["(a + b)^(1/a)"] = (Term.Pow(A + B, 1 / A), "(2 + 3)^(1/2)", 2.2360679774997896964091736687m),
        ["(a^b)^a"] = (Term.Pow(Term.Pow(A, B), A), "(2^3)^2", 64),
        ["c·a^b"] = (C * Term.Pow(A, B), "4·2^3", 32),
        ["a − n"] = (A - N, "2 − (−5)", 7),
        ["a + n"] = (A + N, "2 + (−5)", -3),
        ["n + a"] = (N + A, "−5 + 2", -3),
        ["n·a"] = (N * A, "−5·2", -10),
        ["a·n"] = (A * N, "2·(−5)", -10),
        ["a·(n − b)"] = (A * (N - B), "2·(−5 − 3)", -16),
        ["n^a"] = (Term.Pow(N, A), "(−5)^2", 25),
        ["a^n"] = (Term.Pow(A, N), "2^(−5)", 0.03125m),
        ["a^(−b)"] = (Term.Pow(A, -B), "2^(−3)", 0.125m),
        ["−a"] = (-A, "−2", -2),
        ["−(a + b)"] = (-(A + B), "−(2 + 3)", -5),
        ["−(a·b)"] = (-(A * B), "−(2·3)", -6),
        ["−n"] = (-N, "−(−5)", 5),
        ["a − (−b)"] = (A - -B, "2 − (−3)", 5),
        ["abs(n)"] = (Term.Abs(N), "abs(−5)", 5),
        ["abs(n)^a"] = (Term.Pow(Term.Abs(N), A), "abs(−5)^2", 25),
        ["max(0, −(a − c))"] = (Term.Max(0, -(A - C)), "max(0, −(2 − 4))", 2),
        ["clamp(n, 0, 100)"] = (Term.Clamp(N, 0, 100), "clamp(−5, 0, 100)", 0),
        ["floor(b/a)"] = (Term.Floor(B / A), "floor(3/2)", 1),
        ["100·ln(a/b)"] = (100 * Term.Ln(A / B), "100·ln(2/3)", -40.546510810816438m),
        ["exp(a·ln(b))"] = (Term.Exp(A * Term.Ln(B)), "exp(2·ln(3))", 9),
        ["exp(n)"] = (Term.Exp(N), "exp(−5)", 0.006737946999085467m),
        ["exp(a)"] = (Term.Exp(A), "exp(2)", 7.38905609893065m),
        ["r·c"] = (Term.Named("r", A - B) * C, "(2 − 3)·4", -4),
        ["a/r"] = (A / Term.Named("r", N), "2/(−5)", -0.4m),
    };

    public static TheoryData<string> Formulas => [.. Terms.Keys];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void A_term_is_written_with_the_parentheses_it_needs(string formula)
    {
        var (term, with, value) = Terms[formula];

        Assert.Equal(formula, term.Formula);
        Assert.Equal(with, term.With);
        Assert.Equal(value, term.Value, 12);
    }

    [Fact]
    public void Inputs_are_written_as_stored_without_trailing_zeros() =>
        Assert.Equal("17.34 − 29.5", (Term.Input("v", 17.340m) - Term.Input("T", 29.50m)).With);

    [Fact]
    public void A_quotient_inside_a_root_keeps_digits_that_a_decimal_would_lose()
    {
        // 3e-10/1e17 is 3e-27, of which a decimal keeps one digit; its root would be off by more than 1e-9.
        var root = Term.Pow(Term.Input("v", 3.123456789e-10m) / Term.Input("b", 1e17m), Term.Input("x", 0.1m));

        Assert.Equal((decimal)Math.Pow(3.123456789e-27, 0.1), root.Value, 12);
    }

    [Fact]
    public void A_power_that_is_no_finite_number_is_an_overflow() => Assert.Throws<OverflowException>(() => Term.Pow(N, 1 / A).Value);

    [Fact]
    public void A_product_beyond_a_decimal_is_an_overflow() => Assert.Throws<OverflowException>(() => (Term.Input("x", 1e17m) * Term.Input("y", 1e17m)).Value);
}
