namespace Preflight.Rules.Limits;

/// <summary>What a limit asks of a property.</summary>
internal interface ILimitCheck
{
    /// <summary>Each place that breaks the limit, and what is wrong there; secret and unknown values are never wrong.</summary>
    IEnumerable<(LimitPlace Place, string Wrong)> Wrong(LimitScope scope, LimitReference path);
}
