using System.Globalization;
using System.Text;

namespace Benchmark.Core.Numbers;

/// <summary>
/// A formula with its numbers. It is built once, by ordinary arithmetic on named inputs, and yields three things that can therefore never
/// disagree: the value, the formula in symbols (<c>d·(v − T)</c>) and the same formula with the numbers in it (<c>1·(17.34 − 29.5)</c>).
/// </summary>
/// <remarks>
/// Values are decimal; only a power, a root, a logarithm or an exponential is taken in double, and so is everything inside it, because a
/// quotient of very unequal decimals would lose its digits before the root could bring them back.
/// </remarks>
public abstract class Term
{
    // How tightly a written term holds together; what holds less tightly than its place asks for goes into parentheses.
    private const int Sum = 1;
    private const int Product = 2;
    private const int Negation = 3;
    private const int Exponent = 4;
    private const int Atom = 5;

    private const int UsualLength = 200;

    [ThreadStatic]
    private static StringBuilder? _written;

    private decimal? _value;

    /// <summary>The unrounded value.</summary>
    /// <exception cref="OverflowException">The value does not fit a decimal or is not a finite number.</exception>
    /// <exception cref="DivideByZeroException">A divisor is zero, or too small for the digits a number has.</exception>
    public decimal Value => _value ??= Evaluate();

    /// <summary>The formula in symbols.</summary>
    public string Formula => Write(symbols: true);

    /// <summary>The formula with the numbers in place of the symbols.</summary>
    public string With => Write(symbols: false);

    /// <summary>What stands for this term in the formula, or null to write it out.</summary>
    private protected virtual string? Symbols => null;

    /// <summary>A number that is part of the formula itself.</summary>
    public static implicit operator Term(decimal number) => new Literal(number);

    /// <summary>A whole number that is part of the formula itself.</summary>
    public static implicit operator Term(int number) => new Literal(number);

    /// <summary>Sum.</summary>
    public static Term operator +(Term left, Term right) => new Binary('+', left, right);

    /// <summary>Difference.</summary>
    public static Term operator -(Term left, Term right) => new Binary('−', left, right);

    /// <summary>Product.</summary>
    public static Term operator *(Term left, Term right) => new Binary('·', left, right);

    /// <summary>Quotient.</summary>
    public static Term operator /(Term left, Term right) => new Binary('/', left, right);

    /// <summary>Negation.</summary>
    public static Term operator -(Term term) => new Negative(term);

    /// <summary>An input: a symbol that stands for a number.</summary>
    public static Term Input(string symbol, decimal value) => new Symbol(symbol, new Literal(value));

    /// <summary>A symbol that stands for a longer term; the formula shows the symbol, the numbers are written out.</summary>
    public static Term Named(string symbol, Term term) => new Symbol(symbol, term);

    /// <summary>Power; taken in double.</summary>
    public static Term Pow(Term radix, Term exponent) => new Power(radix, exponent);

    /// <summary>Magnitude.</summary>
    public static Term Abs(Term term) => new Call("abs", [term], static of => Math.Abs(of[0].Value));

    /// <summary>The larger of two.</summary>
    public static Term Max(Term left, Term right) => new Call("max", [left, right], static of => Math.Max(of[0].Value, of[1].Value));

    /// <summary>The first term, held between the second and the third.</summary>
    public static Term Clamp(Term term, Term low, Term high) =>
        new Call("clamp", [term, low, high], static of => Math.Clamp(of[0].Value, of[1].Value, of[2].Value));

    /// <summary>The largest whole number that is not larger.</summary>
    public static Term Floor(Term term) => new Call("floor", [term], static of => Math.Floor(of[0].Value));

    /// <summary>Natural logarithm; taken in double.</summary>
    public static Term Ln(Term term) => new DoubleCall("ln", term, Math.Log);

    /// <summary>Exponential; taken in double.</summary>
    public static Term Exp(Term term) => new DoubleCall("exp", term, Math.Exp);

    private protected abstract decimal Evaluate();

    private protected abstract double EvaluateDouble();

    /// <summary>How tightly the term holds together when it is written out.</summary>
    private protected abstract int RankOf(bool symbols);

    private protected abstract void WriteOut(StringBuilder text, bool symbols);

    private string Write(bool symbols)
    {
        // Dozens are written one after the other, each short.
        var text = _written ??= new StringBuilder(UsualLength);
        Write(text.Clear(), symbols, Sum, opens: true);
        return text.ToString();
    }

    private void Write(StringBuilder text, bool symbols, int atLeast, bool opens = false)
    {
        if (symbols && Symbols is { } symbol)
        {
            text.Append(symbol);
            return;
        }

        // A negative number may open an expression bare; behind another sign it stands in parentheses.
        var rank = RankOf(symbols);
        var enclosed = rank == Negation ? !opens : rank < atLeast;
        if (enclosed)
            text.Append('(');
        WriteOut(text, symbols);
        if (enclosed)
            text.Append(')');
    }

    private sealed class Literal(decimal number) : Term
    {
        private protected override decimal Evaluate() => number;

        private protected override double EvaluateDouble() => (double)number;

        private protected override int RankOf(bool symbols) => number < 0 ? Negation : Atom;

        private protected override void WriteOut(StringBuilder text, bool symbols) =>
            text.Append(number < 0 ? "−" : "").Append(CultureInfo.InvariantCulture, $"{Exact.Normalize(Math.Abs(number))}");
    }

    private sealed class Symbol(string name, Term inner) : Term
    {
        private protected override string? Symbols => name;

        private protected override decimal Evaluate() => inner.Value;

        private protected override double EvaluateDouble() => inner.EvaluateDouble();

        private protected override int RankOf(bool symbols) => inner.RankOf(symbols);

        private protected override void WriteOut(StringBuilder text, bool symbols) => inner.WriteOut(text, symbols);
    }

    private sealed class Negative(Term inner) : Term
    {
        private protected override decimal Evaluate() => -inner.Value;

        private protected override double EvaluateDouble() => -inner.EvaluateDouble();

        private protected override int RankOf(bool symbols) => Negation;

        private protected override void WriteOut(StringBuilder text, bool symbols) => inner.Write(text.Append('−'), symbols, Exponent);
    }

    private sealed class Binary(char sign, Term left, Term right) : Term
    {
        private protected override decimal Evaluate() => sign switch
        {
            '+' => left.Value + right.Value,
            '−' => left.Value - right.Value,
            '·' => left.Value * right.Value,
            _ => left.Value / right.Value,
        };

        private protected override double EvaluateDouble() => sign switch
        {
            '+' => left.EvaluateDouble() + right.EvaluateDouble(),
            '−' => left.EvaluateDouble() - right.EvaluateDouble(),
            '·' => left.EvaluateDouble() * right.EvaluateDouble(),
            _ => left.EvaluateDouble() / right.EvaluateDouble(),
        };

        private protected override int RankOf(bool symbols) => sign is '+' or '−' ? Sum : Product;

        private protected override void WriteOut(StringBuilder text, bool symbols)
        {
            left.Write(text, symbols, RankOf(symbols), opens: true);
            _ = sign is '+' or '−' ? text.Append(' ').Append(sign).Append(' ') : text.Append(sign);
            right.Write(text, symbols, sign switch { '+' => Sum, '−' => Product, _ => Exponent });
        }
    }

    private sealed class Power(Term radix, Term exponent) : Term
    {
        private protected override decimal Evaluate() => Exact.FromDouble(EvaluateDouble());

        private protected override double EvaluateDouble() => Math.Pow(radix.EvaluateDouble(), exponent.EvaluateDouble());

        private protected override int RankOf(bool symbols) => Exponent;

        private protected override void WriteOut(StringBuilder text, bool symbols)
        {
            radix.Write(text, symbols, Atom);
            exponent.Write(text.Append('^'), symbols, Atom);
        }
    }

    private sealed class Call(string name, IReadOnlyList<Term> arguments, Func<IReadOnlyList<Term>, decimal> function) : Term
    {
        private protected override decimal Evaluate() => function(arguments);

        private protected override double EvaluateDouble() => (double)Value;

        private protected override int RankOf(bool symbols) => Atom;

        private protected override void WriteOut(StringBuilder text, bool symbols)
        {
            text.Append(name);
            for (var index = 0; index < arguments.Count; index++)
                arguments[index].Write(text.Append(index == 0 ? "(" : ", "), symbols, Sum, opens: true);
            text.Append(')');
        }
    }

    private sealed class DoubleCall(string name, Term argument, Func<double, double> function) : Term
    {
        private protected override decimal Evaluate() => Exact.FromDouble(EvaluateDouble());

        private protected override double EvaluateDouble() => function(argument.EvaluateDouble());

        private protected override int RankOf(bool symbols) => Atom;

        private protected override void WriteOut(StringBuilder text, bool symbols)
        {
            argument.Write(text.Append(name).Append('('), symbols, Sum, opens: true);
            text.Append(')');
        }
    }
}
