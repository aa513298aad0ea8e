using Benchmark.Core.Numbers;

namespace Benchmark.Core.Gaps;

/// <summary>Keeps, beside every figure that is computed, how it follows, and beside every one that is not, why.</summary>
internal sealed class Ledger
{
    private readonly List<Explained> _explain = [];
    private readonly List<NotComputed> _notComputed = [];

    public IReadOnlyList<Explained> Explain => _explain;

    public IReadOnlyList<NotComputed> NotComputed => _notComputed;

    /// <summary>The first of the reasons in their order of precedence, or null.</summary>
    public static Reason? First(params ReadOnlySpan<Reason?> reasons)
    {
        Reason? first = null;
        foreach (var reason in reasons)
        {
            if (reason is not null && (first is null || reason < first))
                first = reason;
        }

        return first;
    }

    /// <summary>
    /// The figure, unless it is refused. A number that leaves the range of a decimal on the way is refused as out of range, and so is a divisor too small to
    /// be told from zero.
    /// </summary>
    public decimal? Figure(string figure, Reason? refused, Func<Term> formula)
    {
        var reason = refused;
        if (reason is null)
        {
            var term = formula();
            try
            {
                var result = Exact.Round(term.Value);
                _explain.Add(new Explained(figure, term, result));
                return result;
            }
            catch (ArithmeticException)
            {
                reason = Reason.OutOfRange;
            }
        }

        Refuse(figure, reason.Value);
        return null;
    }

    /// <summary>Why a figure is null; null when it is not.</summary>
    public Reason? ReasonOf(string figure) => _notComputed.Find(entry => entry.Figure == figure)?.Reason;

    /// <summary>Records why a figure or a block is null.</summary>
    public void Refuse(string figure, Reason reason) => _notComputed.Add(new NotComputed(figure, reason));

    /// <summary>
    /// Replaces the entries of a block's figures by one for the block, where that says the same: all figures are null, and the block's reason
    /// is that of its leading figure; or all that are null are so for one reason. A figure that is null for another reason keeps its own entry.
    /// </summary>
    public void Gather(string block, int figures, string leading)
    {
        var entries = _notComputed.FindAll(entry => entry.Figure.StartsWith($"{block}.", StringComparison.Ordinal));
        var oneReason = entries.Select(entry => entry.Reason).Distinct().Count() == 1;
        if (entries.Count != figures && !(oneReason && entries.Count > 1))
            return;

        var reason = ReasonOf($"{block}.{leading}") ?? entries[0].Reason;
        _notComputed.RemoveAll(entry => entry.Reason == reason && entries.Contains(entry));
        Refuse(block, reason);
    }
}
