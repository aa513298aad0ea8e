using System.Globalization;
using Benchmark.Core.Numbers;

namespace Benchmark.Tests.Core.Gaps;

/// <summary>
/// Evaluates the expressions of <c>explain</c> by the grammar of section 11 of the methods: numbers, <c>+ − · / ^ ( )</c> with U+2212 for the minus, and
/// <c>abs, min, max, clamp, floor, ln, exp</c>. Decimals throughout, doubles inside powers, logarithms and exponentials (section 10).
/// </summary>
internal sealed class Arithmetic
{
    private readonly string _text;
    private int _at;

    private Arithmetic(string text) => _text = text;

    public static decimal Evaluate(string text)
    {
        var reader = new Arithmetic(text);
        var node = reader.Sum();
        if (reader._at < text.Length)
            throw new FormatException($"\"{text}\" is no expression from {reader._at} on.");
        return node.Exact();
    }

    private Node Sum()
    {
        var left = Product();
        while (true)
        {
            if (Take(" + "))
                left = Join(left, Product(), (x, y) => x + y, (x, y) => x + y);
            else if (Take(" − "))
                left = Join(left, Product(), (x, y) => x - y, (x, y) => x - y);
            else
                return left;
        }
    }

    private Node Product()
    {
        var left = Signed();
        while (true)
        {
            if (Take("·"))
                left = Join(left, Signed(), (x, y) => x * y, (x, y) => x * y);
            else if (Take("/"))
                left = Join(left, Signed(), (x, y) => x / y, (x, y) => x / y);
            else
                return left;
        }
    }

    private Node Signed()
    {
        if (!Take("−"))
            return Power();
        var inner = Power();
        return new Node(() => -inner.Exact(), () => -inner.Approximate());
    }

    private Node Power()
    {
        var radix = Atom();
        if (!Take("^"))
            return radix;
        var exponent = Atom();
        return Double(() => Math.Pow(radix.Approximate(), exponent.Approximate()));
    }

    private Node Atom()
    {
        if (Take("("))
        {
            var inner = Sum();
            Expect(")");
            return inner;
        }

        var start = _at;
        while (_at < _text.Length && char.IsAsciiLetterLower(_text[_at]))
            _at++;
        return _at > start ? Call(_text[start.._at]) : Number();
    }

    private Node Number()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.'))
            _at++;
        var number = decimal.Parse(_text[start.._at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return new Node(() => number, () => (double)number);
    }

    private Node Call(string name)
    {
        Expect("(");
        var arguments = new List<Node> { Sum() };
        while (Take(", "))
            arguments.Add(Sum());
        Expect(")");
        decimal Argument(int index) => arguments[index].Exact();
        return (name, arguments.Count) switch
        {
            ("abs", 1) => Decimal(() => Math.Abs(Argument(0))),
            ("min", 2) => Decimal(() => Math.Min(Argument(0), Argument(1))),
            ("max", 2) => Decimal(() => Math.Max(Argument(0), Argument(1))),
            ("clamp", 3) => Decimal(() => Math.Min(Math.Max(Argument(0), Argument(1)), Argument(2))),
            ("floor", 1) => Decimal(() => Math.Floor(Argument(0))),
            ("ln", 1) => Double(() => Math.Log(arguments[0].Approximate())),
            ("exp", 1) => Double(() => Math.Exp(arguments[0].Approximate())),
            _ => throw new FormatException($"{name} with {arguments.Count} arguments is no function of the grammar."),
        };
    }

    private bool Take(string sign)
    {
        if (string.CompareOrdinal(_text, _at, sign, 0, sign.Length) != 0)
            return false;
        _at += sign.Length;
        return true;
    }

    private void Expect(string sign)
    {
        if (!Take(sign))
            throw new FormatException($"\"{_text}\" lacks {sign} at {_at}.");
    }

    private static Node Join(Node left, Node right, Func<decimal, decimal, decimal> exact, Func<double, double, double> approximate) =>
        new(() => exact(left.Exact(), right.Exact()), () => approximate(left.Approximate(), right.Approximate()));

    private static Node Decimal(Func<decimal> value) => new(value, () => (double)value());

    private static Node Double(Func<double> value) => new(() => Exact.FromDouble(value()), value);

    private sealed record Node(Func<decimal> Exact, Func<double> Approximate);
}
