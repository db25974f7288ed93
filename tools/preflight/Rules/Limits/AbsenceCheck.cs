namespace Preflight.Rules.Limits;

/// <summary>A check that an absent property breaks too, because the value that Azure then takes is the wrong one.</summary>
internal sealed class AbsenceCheck(ILimitCheck inner, string allowed) : ILimitCheck
{
    public IEnumerable<(LimitPlace Place, string Wrong)> Wrong(LimitScope scope, LimitReference path) =>
        scope
            .All(path)
            .Where(place => place is { Node: null, IsHidden: false })
            .Select(place => (place, $"is not set; allowed: {allowed}"))
            .Concat(inner.Wrong(scope, path));
}
